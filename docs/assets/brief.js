/* Comforts only: every page is complete without this script. */
(function () {
  "use strict";

  /** Filters of the ledger: shown when they can work. */
  function filters() {
    const form = document.querySelector("form.filters");
    if (!form) return;
    const facts = Array.from(document.querySelectorAll("article.fact"));
    const words = facts.map((fact) => fact.textContent.toLocaleLowerCase());
    const status = form.querySelector(".filter-count");
    const names = Array.from(form.querySelectorAll("select"), (select) => select.name);
    function apply() {
      const wanted = form.elements.words.value.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      facts.forEach((fact, i) => {
        const fits =
          wanted.every((word) => words[i].includes(word)) &&
          names.every((name) => {
            const value = form.elements[name].value;
            return !value || fact.dataset[name].split("|").includes(value);
          });
        fact.hidden = !fits;
        count += fits;
      });
      status.textContent = count === facts.length ? "" : count + " of " + facts.length + " facts shown";
    }
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    form.hidden = false;
    // A link to a fact must reach it, whatever the filters hide.
    window.addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target && target.closest("article.fact[hidden]")) form.reset();
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
