/*
 * "Check it yourself": recomputes each hash and each quote's place from the text that came with the brief, in the
 * reader's own browser. Nothing is sent anywhere. A file that is dropped in is read here and nowhere else.
 */
const briefCheck = (() => {
  "use strict";

  const hash = briefHash.of;

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
    for (const [page, wanted] of Object.entries(data.pages)) {
      const section = document.getElementById(page);
      if (!section || (await hash(section.textContent)) !== wanted) {
        problems.push(fill("part", { title: data.titles?.[page] ?? page }));
      }
    }
    const texts = new Map(data.sources.map((source) => [source.id, bare(source.text ?? "")]));
    /** Whether the blockquote holds the quote, and the neighbours of the quote are those of the source. */
    const stands = (block, quote) => bare(quoted(block)) === bare(quote.exact) &&
      (!block.querySelector(".around") || texts.get(quote.source)?.includes(bare(block.textContent)));
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

  /** What is wrong with the data itself. Quotes of a source that is not there: nobody else would look for them. */
  async function ownFaults(data, problems) {
    const { sha256, ...rest } = data;
    if ((await hash(JSON.stringify(rest))) !== sha256) problems.push(fill("data", {}));
    const found = data.quotes.filter((quote) => data.sources.every((source) => source.id !== quote.source));
    for (const quote of found) {
      problems.push(fill("place", { quote: name(quote), title: quote.source ?? "?", exact: quote.exact }));
    }
    return found.length;
  }

  /** Everything that can be checked with what came along. */
  async function run(data) {
    const problems = [];
    let good = 0, all = 0, waiting = 0;
    for (const source of data.sources) {
      const quotes = data.quotes.filter((quote) => quote.source === source.id);
      if (source.publish === "excerpts") {
        waiting += quotes.length;
        for (const quote of quotes) {
          if ((await hash(quote.exact)) !== quote.sha256) {
            problems.push(fill("changed", { quote: name(quote), exact: quote.exact }));
          }
        }
        continue;
      }
      all += quotes.length;
      const text = source.text ?? "";
      if ((await hash(text)) !== source.text_sha256) problems.push(fill("text", { title: source.title }));
      good += await quotesIn(Array.from(text), quotes, problems, source.title);
    }
    all += await ownFaults(data, problems);
    await shown(data, problems);
    const says = all ? [fill("good", { good, all })] : [];
    if (waiting) says.push(fill("waiting", { number: waiting }));
    if (waiting && !problems.length) says.push(fill("unchanged", {}));
    return { problems, says: says.join(" "), part: waiting > 0 };
  }

  /** The answer for a file that the reader holds. */
  async function runWith(data, source, bytes, isMarkdown) {
    const file = briefArticle.read(bytes);
    const quotes = data.quotes.filter((quote) => quote.source === source.id);
    const problems = [];
    const whole = fill("whole", { sentences: source.sentences.length });
    if ((await hash(file.text)) === source.text_sha256) {
      const good = await quotesIn(Array.from(file.text), quotes, problems, source.title);
      await ownFaults(data, problems);
      return { problems, says: `${whole} ${fill("good", { good, all: quotes.length })}` };
    }
    if ((await hash(file.body)) === source.body_sha256) {
      // The very file in which the build found each quote.
      await ownFaults(data, problems);
      return { problems, says: `${whole} ${fill("good", { good: quotes.length, all: quotes.length })}` };
    }
    if (isMarkdown) return { problems, says: fill("markdown", {}), part: true };
    const folded = briefArticle.fold(file.text);
    for (const quote of quotes) {
      if (!briefArticle.holds(folded, quote.exact)) {
        problems.push(fill("inFile", { quote: name(quote), exact: quote.exact }));
      }
    }
    const good = fill("good", { good: quotes.length - problems.length, all: quotes.length });
    await ownFaults(data, problems);
    const found = await briefArticle.sentencesFound(file.paragraphs, source.sentences);
    const all = new Set(source.sentences).size;
    if (found.size < all) problems.push(fill("missing", { number: all - found.size }));
    return { problems, says: `${fill("sentences", { found: found.size, all })} ${good}` };
  }

  function show(place, result) {
    place.replaceChildren();
    const wrong = result.problems.length > 0;
    // What was not looked for is neither right nor wrong.
    place.className = `check-result ${wrong ? "is-wrong" : result.part ? "is-part" : "is-fine"}`;
    const line = document.createElement("p");
    line.textContent = wrong ? `✗ ${fill("wrong", {})} ${result.says}` : `${result.part ? "–" : "✓"} ${result.says}`;
    place.append(line);
    if (wrong) {
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
    let turn = 0;
    const say = async (answer) => {
      const mine = ++turn;
      place.className = "check-result";
      place.textContent = "…";
      try {
        const data = await load();
        words = data.words;
        place.textContent = fill("checking", {});
        const result = await answer(data);
        if (mine === turn) show(place, result);
      } catch {
        if (mine !== turn) return;
        // Whatever was changed: a check that breaks off must not look like one that goes on.
        place.className = "check-result is-wrong";
        place.replaceChildren(...box.nextElementSibling.cloneNode(true).childNodes);
      }
    };
    box.querySelector("button").addEventListener("click", () => say(run));
    for (const choice of box.querySelectorAll("label[data-source]")) {
      const read = async (file) => {
        if (!file) return;
        // What cannot be read, such as a folder, holds nothing of the text.
        const bytes = new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0)));
        const isMarkdown = /\.(?:md|markdown)$/iu.test(file.name);
        const source = (data) => data.sources.find((one) => one.id === choice.dataset.source);
        say((data) => runWith(data, source(data), bytes, isMarkdown));
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

  return { start };
})();
