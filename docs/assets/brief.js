/* Comforts only: every page is complete without this script. */
(function () {
  "use strict";

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
      status.textContent = shown.size === words.size ? "" : shown.size + " of " + words.size + " facts shown";
    }
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    form.hidden = false;
    // A link to a fact must reach it, whatever the filters hide.
    window.addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target && target.closest("[hidden]")) form.reset();
    });
  }

  /** Notes on a source stand open in a wide margin and closed on a narrow screen. */
  function notes() {
    const all = document.querySelectorAll("details.notes");
    if (!all.length) return;
    const wide = matchMedia("(min-width: 76.25em)");
    const set = () => all.forEach((note) => (note.open = wide.matches));
    wide.addEventListener("change", set);
    set();
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) target.scrollIntoView({ block: "center" });
  }

  /** A passage that overlaps another is marked in pieces; all of them light up when one is arrived at. */
  function pieces() {
    const light = () => {
      const id = decodeURIComponent(location.hash.slice(1));
      document.querySelectorAll("mark[data-passage]").forEach((mark) =>
        mark.classList.toggle("arrived", mark.dataset.passage === id));
    };
    window.addEventListener("hashchange", light);
    light();
  }

  filters();
  pieces();
  notes();
})();
