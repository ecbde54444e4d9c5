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
        // It waits for this event, which was long before it: without it no list beside the page scrolls, and nothing leads
        // back to the top.
        document.dispatchEvent(new Event("DOMContentLoaded"));
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

  /** Tab leads on from the search. The theme takes the focus away from its field then, and WebKit begins again at the top
   *  of the page: what is closed before the theme hears of the key stays as it is. */
  function leavingSearch() {
    const query = document.querySelector("[data-md-component=search-query]");
    const opened = document.getElementById("__search");
    if (!query || !opened) return;
    query.addEventListener("keydown", (event) => {
      if (event.key === "Tab" && opened.checked) opened.click();
    });
  }

  /** Filters of a page: shown when they can work. One fact may stand on a page more than once. What is chosen stands in
   *  the address, so that a list can be sent, and coming back finds it. */
  function filters() {
    const form = document.querySelector("form.filters");
    if (!form) return;
    const items = Array.from(document.querySelectorAll(form.dataset.items || "article.fact"));
    const facts = items.map((item, i) => item.dataset.fact || i);
    const all = new Set(facts).size;
    const groups = Array.from(document.querySelectorAll("[data-group]"));
    const status = form.querySelector(".filter-count");
    const fields = Array.from(form.querySelectorAll("input, select"));
    const selects = fields.filter((field) => field.localName === "select");
    let found = null;
    /** The words of each fact, gathered when somebody first asks for some. */
    function words() {
      if (found) return found;
      found = new Map();
      items.forEach((item, i) => found.set(facts[i], (found.get(facts[i]) || "") + item.textContent.toLocaleLowerCase()));
      return found;
    }
    function show() {
      const wanted = form.elements.words.value.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
      const shown = new Set();
      items.forEach((item, i) => {
        const fits =
          wanted.every((word) => words().get(facts[i]).includes(word)) &&
          selects.every(({ name, value }) => !value || item.dataset[name].split("|").includes(value));
        item.toggleAttribute("hidden", !fits);
        if (fits) shown.add(facts[i]);
      });
      groups.forEach((group) => (group.hidden = !group.querySelector("[data-fact]:not([hidden])")));
      status.textContent = shown.size === all ? "" : fill(WORDS.shown, { shown: number(shown.size), all: number(all) });
    }
    function write() {
      const address = new URL(location.href);
      fields.forEach(({ name, value }) => (value.trim() ? address.searchParams.set(name, value) : address.searchParams.delete(name)));
      try {
        if (address.href !== location.href) history.replaceState(history.state, "", address);
      } catch {
        // A browser may refuse a change that comes too soon after many; the list is right all the same.
      }
    }
    function read() {
      const chosen = new URLSearchParams(location.search);
      fields.forEach((field) => {
        field.value = chosen.get(field.name) || "";
        // What nobody can choose chooses nothing.
        if (field.selectedIndex < 0) field.value = "";
      });
      show();
    }
    // A link to a fact must reach it, whatever the filters hide.
    function reach() {
      const target = document.getElementById(wanted());
      if (!target || !target.closest("[hidden]")) return;
      fields.forEach((field) => (field.value = ""));
      show();
      write();
      target.scrollIntoView();
    }
    form.addEventListener("input", () => {
      show();
      write();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => {
      show();
      write();
    }));
    window.addEventListener("hashchange", reach);
    // A browser that comes back fills in what stood in the fields when it left, and only then.
    window.addEventListener("pageshow", read);
    form.hidden = false;
    read();
    reach();
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

  /** A way to take a citation along in one step. Its buttons are made when it is first opened: a long list has
   *  thousands. */
  function copying() {
    if (!navigator.clipboard) return;
    function offer(form) {
      const copy = button("copy", WORDS.copy, async () => {
        await navigator.clipboard.writeText(form.querySelector("pre").textContent);
        copy.textContent = WORDS.copied;
        setTimeout(() => (copy.textContent = WORDS.copy), 2000);
      });
      copy.setAttribute("aria-label", fill(WORDS.copyOf, { form: form.querySelector("dt").textContent }));
      form.querySelector("dt").append(copy);
    }
    // What is opened says so to itself alone, but on the way there all hear of it.
    document.addEventListener("toggle", (event) => {
      const cite = event.target;
      if (!cite.open || !cite.matches("details.cite") || cite.querySelector("button.copy")) return;
      cite.querySelectorAll("dl.citation > div").forEach(offer);
    }, true);
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

  /** Notes on a source stand open in a wide margin, a line each in the order of their numbers, level with their passages
   *  as far as all find room beside the text; those that find none open in place. On a narrow screen they are closed. */
  function notes() {
    const all = Array.from(document.querySelectorAll("details.notes"));
    if (!all.length) return;
    const places = new Map(Array.from(document.querySelectorAll("mark[data-passage][id]"), (mark) => [mark.id, mark]));
    function close(row) {
      row.classList.remove("is-all");
      const more = row.querySelector("button.more");
      if (more) more.setAttribute("aria-expanded", "false");
    }
    function rest(row, over) {
      const more = button("more", `+${number(over)}`, () => {
        more.setAttribute("aria-expanded", String(row.classList.toggle("is-all")));
      });
      more.setAttribute("aria-expanded", "false");
      more.setAttribute("aria-label", `+${number(over)}: ${row.querySelector("summary").textContent}`);
      return more;
    }
    function level() {
      const rows = all.map((row) => Array.from(row.querySelectorAll(".note")));
      rows.flat().forEach((note) => {
        note.style.marginTop = "";
        note.classList.remove("is-over");
      });
      all.forEach((row) => {
        close(row);
        row.querySelectorAll("button.more").forEach((old) => old.remove());
      });
      if (!wide.matches) return;
      // First every measure, then every change: a change between two measures makes the browser lay out anew.
      const plans = rows.map((row, i) => {
        const room = all[i].getBoundingClientRect();
        const line = row[0].offsetHeight;
        const fit = Math.min(row.length, Math.max(1, Math.floor(room.height / line)));
        let end = 0;
        const moves = row.slice(0, fit).map((note, k) => {
          const passage = places.get(note.dataset.passage);
          const box = passage && passage.getClientRects()[0];
          const beside = box ? (box.top + box.bottom - line) / 2 - room.top : end;
          const at = Math.max(end, Math.min(beside, room.height - (fit - k) * line));
          const move = at - end;
          end = at + line;
          return move;
        });
        return { row, moves, fit };
      });
      plans.forEach(({ row, moves, fit }, i) => {
        if (!all[i].open) return;
        moves.forEach((move, k) => (row[k].style.marginTop = move ? `${move}px` : ""));
        row.slice(fit).forEach((note) => note.classList.add("is-over"));
        if (fit < row.length) row[fit - 1].append(rest(all[i], row.length - fit));
      });
    }
    // Escape lets go of what is open over the margin, and so does going elsewhere.
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || !wide.matches) return;
      const note = event.target.closest && event.target.closest(".note");
      document.querySelectorAll(".note:hover").forEach((hovered) => hovered.classList.add("is-let-go"));
      all.filter((row) => row.classList.contains("is-all")).forEach(close);
      if (!note || note.classList.contains("is-over")) return;
      note.classList.add("is-let-go");
      (note.querySelector("a[href]") || note).focus();
    });
    const letGo = (event) => {
      const note = event.target.closest && event.target.closest(".is-let-go");
      if (note && !note.contains(event.relatedTarget)) note.classList.remove("is-let-go");
    };
    document.addEventListener("focusout", letGo);
    document.addEventListener("mouseout", letGo);
    document.addEventListener("pointerdown", (event) => all.forEach((row) => row.contains(event.target) || close(row)));
    document.addEventListener("focusin", (event) => all.forEach((row) => row.contains(event.target) || close(row)));
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
  leavingSearch();
  filters();
  closing();
  copying();
  quoting();
  notes();
  arriving();
  returning();
})();
