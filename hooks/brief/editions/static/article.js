/*
 * The plain text of somebody who holds a text that is not published: what it says, and which sentences of the brief's
 * text stand in it. `brief verify` does the same (`verify/article.py`), and reads Markdown too.
 */
const briefArticle = (() => {
  "use strict";

  // As the checker has them.
  const { space: SPACE, spellings } = briefSigns;
  const space = new RegExp(`[${SPACE}]`, "u");
  const spaces = new RegExp(`[${SPACE}]+`, "gu");
  const spelled = new RegExp(`[${Object.keys(spellings).join("")}]`, "gu");
  const fold = (text) => strip(text.replace(spelled, (sign) => spellings[sign]).normalize("NFC").replace(spaces, " "));
  const run = new RegExp(briefSigns.run, "gu");
  const full = new RegExp(briefSigns.full, "u");
  const closed = new RegExp(briefSigns.closed, "uy");
  const closedFull = new RegExp(briefSigns.closedFull, "uy");

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

  /** A file's text: in one without a blank line, each line is a paragraph. */
  function read(bytes) {
    const text = body(bytes);
    const paragraphs = plain(text);
    const lines = paragraphs.length === 1 ? paragraphs[0].map((line) => [line]) : paragraphs;
    // As a source's file is pinned: without the blank lines around it.
    let start = 0, end = text.length;
    while (text[start] === "\n") start++;
    while (end > start && text[end - 1] === "\n") end--;
    return { body: text.slice(start, end), text: lines.map((parts) => parts.join(" ")).join("\n\n"), paragraphs };
  }

  /** Whether the words stand in the folded text; where some are left out, each part after the one before. */
  function holds(folded, exact) {
    return exact.split(" […] ").map(fold).reduce((at, part) => {
      const start = at < 0 ? -1 : folded.indexOf(part, at);
      return start < 0 ? -1 : start + part.length;
    }, 0) >= 0;
  }

  /** Where a sentence may end, in order. */
  function* edges(text) {
    for (const marks of text.matchAll(run)) {
      const after = full.test(marks[0]) ? closedFull : closed;
      after.lastIndex = marks.index + marks[0].length;
      after.test(text);
      const end = after.lastIndex;
      if (after === closedFull || end === text.length || space.test(text[end])) yield end;
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
