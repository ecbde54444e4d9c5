/*
 * The file of somebody who holds a text that is not published: what it says, and which sentences of the brief's text
 * stand in it. `brief verify` does the same (`editions/article.py`).
 */
const briefArticle = (() => {
  "use strict";

  // White space, folding and the marks that end a sentence, as the checker has them (brief/text.py, sentences.py).
  const SPACE = "\\t-\\r\\u001c- \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  const space = new RegExp(`[${SPACE}]`, "u");
  const spaces = new RegExp(`[${SPACE}]+`, "gu");
  const fold = (text) => strip(
    text.replace(/[\u00ad\u200b\u2060\ufeff\u200e\u200f]/gu, "").replace(/[‘’‚‛]/gu, "'").replace(/[“”„‟]/gu, '"')
      .replace(/[\u2010\u2011]/gu, "-").normalize("NFC").replace(spaces, " "));
  const FULL = "։؟۔܀܁܂।॥༎།။።፧፨។៕᠃᠉᱾᱿෴。｡．！？︒﹒﹖﹗";
  const RUN = new RegExp(`[.!?…‼⁇⁈⁉${FULL}]+`, "gu");
  const full = new RegExp(`[${FULL}]`, "u");
  const CLOSING = "’”›»)\\]}」』）】〕〉》］｝〗〙〛｣\\ufffc\\u200b\\u200e\\u200f\\u2060\\ufeff";
  const TAIL = `\\[\\^?[\\p{L}\\p{N}_]{1,3}\\]|[¹²³⁰-⁹]|[${SPACE}][»›](?=[${SPACE}]|$)`;
  const CLOSED = new RegExp(`(?:[${CLOSING}"'“‘«‹]|${TAIL})*`, "uy");
  const CLOSED_FULL = new RegExp(`(?:[${CLOSING}]|["'“‘«‹](?=[${SPACE}${CLOSING}]|$)|${TAIL})*`, "uy");

  function strip(text) {
    let start = 0, end = text.length;
    while (start < end && space.test(text[start])) start++;
    while (end > start && space.test(text[end - 1])) end--;
    return text.slice(start, end);
  }

  /** The text of a file below its front matter: UTF-8, or UTF-16 where its first bytes say so. */
  function body(bytes) {
    const mark = (bytes[0] << 8) | bytes[1];
    const encoding = { 0xfffe: "utf-16le", 0xfeff: "utf-16be" }[mark] ?? "utf-8";
    const text = new TextDecoder(encoding).decode(bytes).replace(/\r\n?/gu, "\n");
    return text.replace(/^---[^\S\n]*\n(?:[^]*?\n)?---[^\S\n]*(?:\n|$)/u, "");
  }

  /** The paragraphs of a plain text, each as its lines. */
  function plain(text) {
    const found = [[]];
    for (const line of text.split("\n").map(strip)) {
      if (line) found.at(-1).push(line.normalize("NFC"));
      else if (found.at(-1).length) found.push([]);
    }
    return found.filter((lines) => lines.length);
  }

  // What marks the beginning of a line, and lines that hold nothing but marks.
  const MARKS = /^(?:[ \t]*(?:>|#{1,6}(?=\s|$)|(?:[-*+]|\d{1,9}[.)])(?=\s|$)))*/u;
  const RULE = /^(?:[-=*_:|\s]*|(?:```|~~~).*|\[[^[\]]+\]:.*)$/su;
  const entity = (text) => Object.assign(document.createElement("textarea"), { innerHTML: text }).value;

  /** Words of Markdown without the marks among them. An escaped sign is set aside until the end. */
  const unmarked = (words) => words
    .replace(/\\([!-/:-@[-`{-~])/gu, (_, sign) => String.fromCharCode(0xe000 + sign.charCodeAt(0)))
    .replace(/!\[([^[\]]*)\]\([^()]*\)/gu, "$1")
    .replace(/\[([^[\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^[\]]*\])/gu, "$1")
    .replace(/<((?:https?|mailto):[^<>\s]*)>/gu, "$1")
    .replace(/\*+|_+|`+|~~/gu, (marks, at, all) => {
      const around = [all[at - 1] ?? " ", all[at + marks.length] ?? " "];
      const apart = around.every((sign) => space.test(sign));
      const inWord = marks[0] === "_" && around.every((sign) => /[\p{L}\p{N}]/u.test(sign));
      return apart || inWord ? marks : "";
    })
    .replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/giu, entity)
    .replace(/[\ue021-\ue07e]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xe000));

  /** The paragraphs of a Markdown text, without the marks that articles usually have. The checker knows all of
      Markdown; a sentence with a mark that is not known here is not found. */
  function markdown(text) {
    const found = [[]];
    for (const line of text.split("\n")) {
      const [marks] = line.match(MARKS);
      const words = strip(line.slice(marks.length));
      const empty = RULE.test(words), row = words.startsWith("|"), heading = marks.includes("#");
      if (empty || row || /[^>\s]/u.test(marks)) found.push([]);
      if (empty) continue;
      const cells = row ? words.split("|").map(strip).filter(Boolean).join(" ") : words;
      found.at(-1).push(heading ? cells.replace(/ #+$/u, "") : cells);
      if (row || heading) found.push([]);
    }
    return found.map((lines) => plain(unmarked(lines.join("\n"))).flat()).filter((lines) => lines.length);
  }

  const joined = (paragraphs) => paragraphs.map((lines) => lines.join(" ")).join("\n\n");

  /** A file's text, and all that it may be read as: in a plain text without a blank line, each line is a paragraph. */
  function read(bytes) {
    const text = body(bytes);
    const asPlain = plain(text), asMarkdown = markdown(text);
    const lines = asPlain.length === 1 ? asPlain[0].map((line) => [line]) : asPlain;
    // As a source's file is pinned: without the blank lines around it.
    let start = 0, end = text.length;
    while (text[start] === "\n") start++;
    while (end > start && text[end - 1] === "\n") end--;
    return {
      body: text.slice(start, end),
      texts: [joined(lines), joined(asMarkdown)],
      paragraphs: [...new Map([...asPlain, ...asMarkdown].map((lines) => [lines.join("\n"), lines])).values()],
    };
  }

  /** Whether the words stand in one of the folded texts; where some are left out, each part after the one before. */
  function holds(folded, exact) {
    const parts = exact.split(" […] ").map(fold);
    return folded.some((text) => parts.reduce((at, part) => {
      const start = at < 0 ? -1 : text.indexOf(part, at);
      return start < 0 ? -1 : start + part.length;
    }, 0) >= 0);
  }

  /** Where a sentence may end, in order. */
  function* edges(text) {
    for (const run of text.matchAll(RUN)) {
      const closed = full.test(run[0]) ? CLOSED_FULL : CLOSED;
      closed.lastIndex = run.index + run[0].length;
      closed.test(text);
      const end = closed.lastIndex;
      if (closed === CLOSED_FULL || end === text.length || space.test(text[end])) yield end;
    }
    yield text.length;
  }

  // How many edges a sentence may run over: dots of abbreviations, ends of lines. It keeps the time linear.
  const REACH = 50;

  /** Which of the hashes are those of sentences in the paragraphs, whatever stands around them. The page stays alive. */
  async function sentencesFound(paragraphs, hashes) {
    const wanted = new Set(hashes);
    // Spelling out a hash takes as long as making it, so most are told apart by their first number.
    const begin = new Set(hashes.map((hash) => parseInt(hash.slice(0, 8), 16) | 0));
    const found = new Set();
    const tried = (bytes, ends) => {
      for (const hash of briefHash.ofBeginnings(bytes, ends)) {
        if (begin.has(hash[0]) && wanted.has(briefHash.hex(hash))) found.add(briefHash.hex(hash));
      }
    };
    let since = performance.now();
    for (const lines of paragraphs) {
      const text = lines.join(" ");
      for (const whole of [text, ...lines].map(briefHash.encoded)) tried(whole, [whole.length]);
      const places = new Set(edges(text));
      lines.reduce((start, line) => places.add(start + line.length) && start + line.length + 1, 0);
      const ends = [...places].sort((a, b) => a - b);
      const bytes = briefHash.encoded(text);
      let read = 0, start = 0;
      const byteEnds = ends.map((end) => {
        read += briefHash.encoded(text.slice(start, end)).length;
        start = end;
        return read;
      });
      for (let i = 0; i < ends.length; i++) {
        start = i ? ends[i - 1] : 0;
        read = i ? byteEnds[i - 1] : 0;
        for (; start < ends[i] && space.test(text[start]); start++) read += briefHash.encoded(text[start]).length;
        tried(bytes.subarray(read), byteEnds.slice(i, i + REACH).map((end) => end - read));
        if (performance.now() - since > 40) {
          await new Promise((resolve) => setTimeout(resolve));
          since = performance.now();
        }
      }
    }
    return found;
  }

  return { read, fold, holds, edges, sentencesFound };
})();
