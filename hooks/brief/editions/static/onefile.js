(() => {
  "use strict";
  const read = (id) => JSON.parse(document.getElementById(id).textContent);

  // The colours of the system; without this script they are light.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const scheme = () => (document.documentElement.dataset.mdColorScheme = dark.matches ? "slate" : "default");
  dark.addEventListener("change", scheme);
  scheme();

  // Search: a place is found when every word begins a word of it; in scripts without spaces, stands in it.
  const plain = (text) =>
    ` ${text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")}`;
  const spaceless = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;
  const form = document.querySelector("form.find");
  const list = form.querySelector("ol");
  const status = form.querySelector("[role=status]");
  let places;
  form.addEventListener("input", () => {
    places ??= read("brief-found").map(([id, title, text]) => [id, title, text, plain(`${title} ${text}`)]);
    const words = plain(form.elements.words.value).split(" ").filter(Boolean);
    const fits = (text) => words.every((word) => text.includes(spaceless.test(word) ? word : ` ${word}`));
    const found = words.length ? places.filter((place) => fits(place[3])) : [];
    list.replaceChildren(...found.slice(0, 40).map(([id, title, text]) => {
      const item = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href: `#${id}`, textContent: title });
      item.append(link, ` ${text.length > 160 ? text.slice(0, 160) + "…" : text}`);
      return item;
    }));
    const number = found.length.toLocaleString(document.documentElement.lang);
    status.textContent = words.length ? status.dataset.found.replace("%(number)s", number) : "";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  form.hidden = false;

  // A passage that overlaps another is marked in pieces: all of them light up when one is arrived at.
  const light = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    document.querySelectorAll("mark[data-passage]").forEach((mark) =>
      mark.classList.toggle("arrived", mark.dataset.passage === id));
  };
  addEventListener("hashchange", light);
  light();

  briefCheck.start(document.querySelector(".check-it"), () => read("brief-check"));
})();
