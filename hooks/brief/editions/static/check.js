/*
 * "Check it yourself": recomputes each hash and each quote's place from the text that came with the brief, in the
 * reader's own browser. Nothing is sent anywhere. A file that is dropped in is read here and nowhere else.
 */
const briefCheck = (() => {
  "use strict";

  // The constants of SHA-256: the first 32 bits of the fractions of the roots of the first primes.
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const fraction = (x) => ((x - Math.floor(x)) * 4294967296) | 0;
  const k = primes.map((p) => fraction(Math.cbrt(p)));
  const initial = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));

  /** SHA-256 as FIPS 180-4 writes it, for browsers that give pages from disk or plain http no crypto.subtle. */
  function sha256(bytes) {
    const h = initial.slice();
    const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 536870912));
    view.setUint32(padded.length - 4, bytes.length << 3);
    const w = new Int32Array(64);
    const turn = (x, n) => (x >>> n) | (x << (32 - n));
    for (let at = 0; at < padded.length; at += 64) {
      for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + 4 * i);
      for (let i = 16; i < 64; i++) {
        const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
        const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
        w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
      }
      const v = h.slice();
      for (let i = 0; i < 64; i++) {
        const s1 = turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25);
        const one = (v[7] + s1 + ((v[4] & v[5]) ^ (~v[4] & v[6])) + k[i] + w[i]) | 0;
        const s0 = turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22);
        const two = (s0 + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]))) | 0;
        v.unshift((one + two) | 0);
        v.pop();
        v[4] = (v[4] + one) | 0;
      }
      v.forEach((x, i) => (h[i] = (h[i] + x) | 0));
    }
    return h.map((x) => (x >>> 0).toString(16).padStart(8, "0")).join("");
  }

  async function hash(text) {
    const bytes = new TextEncoder().encode(text);
    if (!globalThis.crypto?.subtle) return sha256(bytes);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // Folding and the reading text, as the checker has them (guide/quotes.md, guide/sources.md).
  const SPACE = /[\s\u0085\u001c-\u001f]+/gu;
  const INVISIBLE = /[\u00ad\u200b\u2060\ufeff\u200e\u200f]/gu;
  const fold = (text) =>
    text.replace(INVISIBLE, "").replace(/[‘’‚‛]/gu, "'").replace(/[“”„‟]/gu, '"').replace(/[\u2010\u2011]/gu, "-")
      .normalize("NFC").replace(SPACE, " ").trim();

  const strip = (text) => text.replace(/^[\s\u0085\u001c-\u001f]+|[\s\u0085\u001c-\u001f]+$/gu, "");

  /** The reading text of a plain text. Front matter above it, as in a brief's folder, is left out. */
  function reading(file) {
    const body = file.replace(/^\ufeff/u, "").replace(/\r\n?/gu, "\n").replace(/^---\n[^]*?\n---\n/u, "");
    const lines = body.split("\n").map(strip);
    while (lines.length && !lines[0]) lines.shift();
    while (lines.length && !lines.at(-1)) lines.pop();
    if (!lines.includes("")) return lines.map((line) => line.normalize("NFC")).join("\n\n");
    const text = lines.map((line) => line || "\n").join(" ");
    return text.split("\n").map(strip).filter(Boolean).map((p) => p.normalize("NFC")).join("\n\n");
  }

  /** Which of the hashes are those of sentences of the text: a sentence begins and ends at an edge of a word, or
      after a sign that ends one, so every such stretch of a paragraph is tried, from the first edge on. */
  async function sentencesFound(text, hashes) {
    const wanted = new Set(hashes);
    const found = new Set();
    for (const paragraph of text.split("\n\n")) {
      const edges = new Set([paragraph.length]);
      for (const match of paragraph.matchAll(/\s|[.!?…。！？।॥][”’"')\]」』）]*/gu)) {
        edges.add(match.index + (match[0].trim() ? match[0].length : 0));
      }
      const ends = [...edges].sort((a, b) => a - b);
      let start = 0;
      for (let i = 0; i < ends.length; i++) {
        if (ends[i] <= start) continue;
        let next = -1;
        for (let j = i; j < ends.length && next < 0; j++) {
          const digest = sha256(new TextEncoder().encode(paragraph.slice(start, ends[j])));
          if (wanted.has(digest)) {
            found.add(digest);
            next = ends[j];
          }
        }
        start = next < 0 ? ends[i] : next;
        while (start < paragraph.length && /\s/u.test(paragraph[start])) start++;
      }
    }
    return found;
  }

  // The words come with the data, in the language of the brief.
  let words = {};
  const fill = (key, values) => words[key].replace(/%\((\w+)\)s/gu, (_, value) =>
    typeof values[value] === "number" ? values[value].toLocaleString(document.documentElement.lang) : values[value]);
  const name = (quote) => fill("quote", { owner: quote.label, number: String(quote.number) });
  const bare = (text) => text.replace(/\s+/gu, "");

  /** The quoted words of a passage: the marked ones where it stands between its neighbours, else all of them. */
  function quoted(block) {
    const marks = Array.from(block.querySelectorAll("mark"), (mark) => mark.textContent);
    return marks.length ? marks.join(" […] ") : block.textContent;
  }

  /** Whether each quote stands in the text at its place. */
  async function quotesIn(points, quotes, problems, title) {
    let good = 0;
    for (const quote of quotes) {
      const exact = quote.spans.map(([start, end]) => points.slice(start, end).join("")).join(" […] ");
      if (exact === quote.exact && (await hash(quote.exact)) === quote.sha256) good += 1;
      else problems.push(fill("place", { quote: name(quote), title, exact: quote.exact }));
    }
    return good;
  }

  /** What the page itself shows: the words of each of its parts, and each quote wherever it stands. */
  async function shown(data, problems) {
    for (const [page, wanted] of Object.entries(data.pages ?? {})) {
      const section = document.getElementById(page);
      if (!section || (await hash(section.textContent)) !== wanted) {
        problems.push(fill("part", { title: data.titles?.[page] ?? page }));
      }
    }
    const texts = new Map(data.sources.map((source) => [source.id, bare(source.text ?? "")]));
    /** Whether the blockquote holds the quote, and the neighbours of the quote are those of the source. */
    const stands = (block, quote) => bare(quoted(block)) === bare(quote.exact) &&
      (!block.querySelector(".around") || texts.get(quote.source).includes(bare(block.textContent)));
    const byPlace = new Map(data.quotes.map((quote) => [quote.place, quote]));
    const wrong = new Set();
    for (const link of document.querySelectorAll("a.to-passage[href^='#']")) {
      const quote = byPlace.get(decodeURIComponent(link.hash.slice(1)));
      const block = link.closest("figure")?.querySelector("blockquote");
      if (block && (!quote || !stands(block, quote))) {
        wrong.add(quote ? name(quote) : fill("unknown", { exact: quoted(block).trim() }));
      }
    }
    const marks = new Map();
    for (const mark of document.querySelectorAll("mark[data-passage]")) {
      const place = mark.dataset.passage;
      marks.set(place, (marks.get(place) ?? "") + mark.textContent);
    }
    for (const [place, marked] of marks) {
      const quote = byPlace.get(place);
      if (quote && bare(marked) !== bare(quote.exact.replaceAll(" […] ", ""))) wrong.add(name(quote));
    }
    for (const quote of wrong) problems.push(fill("shown", { quote }));
    return wrong.size;
  }

  /** Everything that can be checked with what came along. */
  async function run(data) {
    const problems = [];
    let good = 0, all = 0, waiting = 0;
    for (const source of data.sources) {
      const quotes = data.quotes.filter((quote) => quote.source === source.id);
      if (source.text === undefined) {
        waiting += quotes.length;
        for (const quote of quotes) {
          if ((await hash(quote.exact)) !== quote.sha256) {
            problems.push(fill("changed", { quote: name(quote), exact: quote.exact }));
          }
        }
        continue;
      }
      all += quotes.length;
      if ((await hash(source.text)) !== source.text_sha256) {
        problems.push(fill("text", { title: source.title }));
      }
      good += await quotesIn(Array.from(source.text), quotes, problems, source.title);
    }
    await shown(data, problems);
    const says = all ? [fill("good", { good, all })] : [];
    if (waiting) says.push(fill("waiting", { number: waiting }));
    return { problems, says: says.join(" ") };
  }

  /** The answer for a text that the reader holds. */
  async function runWith(data, source, file) {
    const text = reading(file);
    const quotes = data.quotes.filter((quote) => quote.source === source.id);
    const problems = [];
    if ((await hash(text)) === source.text_sha256) {
      const good = await quotesIn(Array.from(text), quotes, problems, source.title);
      const whole = fill("whole", { sentences: source.sentences.length });
      return { problems, says: `${whole} ${fill("good", { good, all: quotes.length })}` };
    }
    const found = await sentencesFound(text, source.sentences);
    const folded = fold(text);
    let good = 0;
    for (const quote of quotes) {
      const parts = quote.exact.split(" […] ").map(fold);
      // Each part after the one before.
      const end = parts.reduce((at, part) => {
        const start = at < 0 ? -1 : folded.indexOf(part, at);
        return start < 0 ? -1 : start + part.length;
      }, 0);
      if (end >= 0) good += 1;
      else problems.push(fill("inFile", { quote: name(quote), exact: quote.exact }));
    }
    const missing = new Set(source.sentences).size - found.size;
    if (missing) problems.push(fill("missing", { number: missing }));
    const part = fill("sentences", { found: found.size, all: found.size + missing });
    return { problems, says: `${part} ${fill("good", { good, all: quotes.length })}` };
  }

  function show(place, result) {
    place.replaceChildren();
    const fine = !result.problems.length;
    place.className = `check-result ${fine ? "is-fine" : "is-wrong"}`;
    const line = document.createElement("p");
    line.textContent = fine ? `✓ ${result.says}` : `✗ ${fill("wrong", {})} ${result.says}`;
    place.append(line);
    if (!fine) {
      const list = document.createElement("ul");
      for (const problem of result.problems.slice(0, 50)) {
        list.append(Object.assign(document.createElement("li"), { textContent: problem }));
      }
      place.append(list);
    }
  }

  /** Bring the button and the choice of files in `box` to life. `load` gives the data. */
  function start(box, load) {
    const place = box.querySelector(".check-result");
    const say = async (answer) => {
      place.className = "check-result";
      place.textContent = "…";
      const data = await load();
      words = data.words;
      place.textContent = fill("checking", {});
      show(place, await answer(data));
    };
    box.querySelector("button").addEventListener("click", () => say(run));
    for (const choice of box.querySelectorAll("label[data-source]")) {
      const read = async (file) => {
        if (!file) return;
        const text = await file.text();
        say((data) => runWith(data, data.sources.find((source) => source.id === choice.dataset.source), text));
      };
      choice.querySelector("input").addEventListener("change", (event) => read(event.target.files[0]));
      choice.addEventListener("dragover", (event) => event.preventDefault());
      choice.addEventListener("drop", (event) => {
        event.preventDefault();
        read(event.dataTransfer.files[0]);
      });
    }
    box.hidden = false;
  }

  return { start, sha256, reading, sentencesFound };
})();
