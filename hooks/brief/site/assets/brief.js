/* Comforts only: every page is complete without this script. */
(function () {
  "use strict";

  // In the language of the brief.
  const WORDS = JSON.parse(document.getElementById("_brief-words").textContent);
  const fill = (message, values) => message.replace(/%\((\w+)\)s/gu, (_, name) => values[name]);
  const number = (value) => value.toLocaleString(document.documentElement.lang);
  const wide = matchMedia("(min-width: 76.25em)");
  const wanted = () => decodeURIComponent(location.hash.slice(1));

  function button(name, words, onClick) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = name;
    made.textContent = words;
    made.addEventListener("click", onClick);
    return made;
  }

  /** The theme's script starts with the first sign of the reader. All of the page is there without it, and before that
   *  it would only keep a phone busy. */
  function theme() {
    const held = document.getElementById("_theme");
    if (!held) return;
    const SIGNS = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin", "beforeprint"];
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const palette = document.querySelector("[data-md-component=palette]");
    let chosen = null;
    const choose = (event) => (chosen = event.target);
    const query = document.querySelector("[data-md-component=search-query]");
    const opened = document.getElementById("__search");
    // The keys that open the search, and what is typed after them.
    function find(event) {
      if (!["/", "f", "s"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!query || event.target.closest("input, select, textarea")) return;
      query.focus();
      event.preventDefault();
    }
    function start() {
      SIGNS.forEach((sign) => window.removeEventListener(sign, start, true));
      scheme.removeEventListener("change", start);
      const script = document.createElement("script");
      script.src = held.dataset.src;
      script.addEventListener("load", () => {
        document.removeEventListener("keydown", find);
        if (palette) palette.removeEventListener("change", choose);
        if (query && opened && opened.checked) query.focus();
        // Colours that were chosen while it loaded.
        if (chosen) chosen.dispatchEvent(new Event("change", { bubbles: true }));
      });
      held.replaceWith(script);
    }
    SIGNS.forEach((sign) => window.addEventListener(sign, start, { capture: true, passive: true }));
    scheme.addEventListener("change", start);
    document.addEventListener("keydown", find);
    if (palette) {
      palette.addEventListener("change", choose);
      // Of its buttons the theme shows the one that leads on from the colours that were kept.
      const kept = globalThis.__md_get && __md_get("__palette");
      const button = palette.querySelectorAll("label")[(kept && kept.index) || 0];
      if (button) button.hidden = false;
    }
    // A search, or its words to be marked, in the address.
    if (/[?&][hq]=/u.test(location.search)) start();
  }

  /** Filters of a page: shown when they can work. One fact may stand on a page more than once. */
  function filters() {
    const form = document.querySelector("form.filters");
    if (!form) return;
    const items = Array.from(document.querySelectorAll(form.dataset.items || "article.fact"));
    const facts = items.map((item, i) => item.dataset.fact || i);
    const words = new Map();
    items.forEach((item, i) => words.set(facts[i], (words.get(facts[i]) || "") + item.textContent.toLocaleLowerCase()));
    const groups = Array.from(document.querySelectorAll("[data-group]"));
    const status = form.querySelector(".filter-count");
    const names = Array.from(form.querySelectorAll("select"), (select) => select.name);
    function apply() {
      const wanted = form.elements.words.value.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
      const shown = new Set();
      items.forEach((item, i) => {
        const fits =
          wanted.every((word) => words.get(facts[i]).includes(word)) &&
          names.every((name) => {
            const value = form.elements[name].value;
            return !value || item.dataset[name].split("|").includes(value);
          });
        item.toggleAttribute("hidden", !fits);
        if (fits) shown.add(facts[i]);
      });
      groups.forEach((group) => (group.hidden = !group.querySelector("[data-fact]:not([hidden])")));
      status.textContent = shown.size === words.size ? "" : fill(WORDS.shown, { shown: number(shown.size), all: number(words.size) });
    }
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    form.hidden = false;
    // A link to a fact must reach it, whatever the filters hide.
    window.addEventListener("hashchange", () => {
      const target = document.getElementById(wanted());
      if (target && target.closest("[hidden]")) form.reset();
    });
  }

  /** Escape closes what was opened in place; the focus goes back to what opened it. */
  function closing() {
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      const open = event.target.closest && event.target.closest("main details[open]");
      if (!open || (open.matches(".notes") && wide.matches)) return;
      open.open = false;
      open.querySelector("summary").focus();
    });
  }

  /** A way to take a citation along in one step. */
  function copying() {
    if (!navigator.clipboard) return;
    document.querySelectorAll("dl.citation > div").forEach((form) => {
      const copy = button("copy", WORDS.copy, async () => {
        await navigator.clipboard.writeText(form.querySelector("pre").textContent);
        copy.textContent = WORDS.copied;
        setTimeout(() => (copy.textContent = WORDS.copy), 2000);
      });
      copy.setAttribute("aria-label", fill(WORDS.copyOf, { form: form.querySelector("dt").textContent }));
      form.querySelector("dt").append(copy);
    });
  }

  /** Words for a place between quotation marks: the same marks in them give way to the inner ones. */
  function within(words) {
    const [outer, inner] = [WORDS.quotation, WORDS.within].map((message) => /(.)%\(words\)s(.)/u.exec(message));
    return words.replaceAll(outer[1], inner[1]).replaceAll(outer[2], inner[2]);
  }

  /** A quotation that is copied takes along who said it, when, and where it stands. */
  function quoting() {
    document.addEventListener("copy", (event) => {
      const selection = document.getSelection();
      if (!event.clipboardData || !selection || selection.isCollapsed) return;
      const at = selection.getRangeAt(0).commonAncestorContainer;
      const block = (at.nodeType === Node.ELEMENT_NODE ? at : at.parentElement).closest("figure[data-said] blockquote");
      if (!block) return;
      const figure = block.closest("figure");
      const link = figure.querySelector("a.to-passage");
      const place = link && /^https?:$/u.test(location.protocol) ? ` ${link.href}` : "";
      event.clipboardData.setData("text/plain", fill(WORDS.quotation, { words: within(selection.toString().trim()), said: `${figure.dataset.said}${place}` }));
      event.preventDefault();
    });
  }

  /** Notes on a source stand open in a wide margin, each level with its passage and none over another; on a narrow
   *  screen they are closed. */
  function notes() {
    const all = Array.from(document.querySelectorAll("details.notes"));
    if (!all.length) return;
    const places = new Map(Array.from(document.querySelectorAll("mark[data-passage][id]"), (mark) => [mark.id, mark]));
    function level() {
      const rows = all.map((row) => Array.from(row.querySelectorAll(".note")));
      rows.flat().forEach((note) => (note.style.marginTop = ""));
      if (!wide.matches) return;
      // First every measure, then every change: a change between two measures makes the browser lay out anew.
      const moves = rows.flatMap((row) => {
        let shift = 0;
        return row.map((note) => {
          const passage = places.get(note.dataset.passage);
          const here = note.getBoundingClientRect().top + shift;
          const move = passage ? Math.max(0, passage.getClientRects()[0].top - here) : 0;
          shift += move;
          return [note, move];
        });
      });
      moves.forEach(([note, move]) => (note.style.marginTop = move ? `${move}px` : ""));
    }
    const set = () => {
      all.forEach((note) => {
        note.open = wide.matches;
        note.classList.add("is-set");
      });
      level();
    };
    wide.addEventListener("change", set);
    set();
    let waiting = 0;
    window.addEventListener("resize", () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(level);
    });
    document.querySelectorAll(".view-switch input").forEach((input) => input.addEventListener("change", level));
    const near = (event) => {
      const mark = event.target.closest && event.target.closest("mark[data-passage], .note");
      const passage = mark && mark.dataset.passage;
      document.querySelectorAll(".note").forEach((note) =>
        note.classList.toggle("near", note.dataset.passage === passage));
    };
    document.querySelector(".source-text").addEventListener("mouseover", near);
  }

  /** Arriving at a passage marks all its pieces, brings it into view and offers the way back. */
  function arriving() {
    const light = () => {
      const id = wanted();
      const pieces = Array.from(document.querySelectorAll("mark[data-passage]"));
      const mine = pieces.filter((mark) => mark.dataset.passage === id);
      pieces.forEach((mark) => mark.classList.toggle("arrived", mine.includes(mark)));
      document.querySelectorAll("button.back").forEach((old) => old.remove());
      if (!mine.length) return;
      mine[0].scrollIntoView({ block: "center" });
      // Next to the passage in the order of reading, so that it is close at hand for the keyboard too.
      if (history.length > 1) mine[0].closest(".words").after(button("back", `${document.dir === "rtl" ? "→" : "←"} ${WORDS.back}`, () => history.back()));
    };
    window.addEventListener("hashchange", light);
    light();
  }

  /** Coming back finds open what was open, and the place where one was; a browser keeps neither for a page from disk. */
  function returning() {
    const all = Array.from(document.querySelectorAll("main details:not(.notes)"));
    const kept = history.state && history.state.brief;
    if (kept && kept.all === all.length) {
      kept.open.forEach((i) => (all[i].open = true));
      // After the browser’s own attempt, for which the page was too short.
      window.addEventListener("load", () => setTimeout(scrollTo, 0, { top: kept.top, behavior: "instant" }));
    }
    window.addEventListener("pagehide", () => {
      const open = all.flatMap((details, i) => (details.open ? [i] : []));
      history.replaceState({ ...history.state, brief: { all: all.length, open, top: scrollY } }, "");
    });
  }

  theme();
  filters();
  closing();
  copying();
  quoting();
  notes();
  arriving();
  returning();
})();
