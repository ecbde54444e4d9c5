/* Keeps the published site for reading without a network, and says when there is a new edition. Does nothing from
   disk. */
(() => {
  "use strict";
  const root = new URL("..", document.currentScript.src);
  if (!/^https?:$/u.test(location.protocol)) return;
  document.head.append(Object.assign(document.createElement("link"), {
    rel: "manifest", href: new URL("manifest.webmanifest", root).href,
  }));
  const keeper = navigator.serviceWorker;
  if (!keeper) return;
  // The first visit has no old edition to be told about.
  const before = keeper.controller;
  keeper.addEventListener("controllerchange", () => {
    if (!before || document.querySelector(".new-edition")) return;
    const note = Object.assign(document.createElement("div"), { className: "new-edition" });
    note.setAttribute("role", "status");
    const words = JSON.parse(document.getElementById("_brief-words").textContent);
    note.append(`${words.newEdition} `);
    const again = Object.assign(document.createElement("a"), { href: location.href, textContent: words.show });
    again.addEventListener("click", (event) => { event.preventDefault(); location.reload(); });
    note.append(again);
    document.body.append(note);
  });
  // It fetches every page: not while this one is still being laid out.
  const register = () => keeper.register(new URL("service-worker.js", root), { scope: root.href }).catch(() => {});
  const later = () => setTimeout(register, 4000);
  if (document.readyState === "complete") later();
  else addEventListener("load", later);
})();
