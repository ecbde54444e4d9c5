/*
 * A reference that the mouse rests on, or that the keyboard reaches, shows what it leads to. A click goes there as ever.
 *
 * What is shown comes with the first hover: in a script, because a page from disk may load nothing else; in the one
 * file it lies in the page. All words are in it, in the language of the brief. After WCAG 1.4.13: Escape hides a
 * preview, the mouse may move onto it, and it stays until then.
 */
(() => {
  "use strict";

  const REST = 250; // Milliseconds that the mouse must rest on a reference, and may take on its way to the preview.
  const GAP = 6; // Pixels between a reference and its preview, and around the preview at the edges of the window.

  const own = document.currentScript.src;
  const root = own && new URL("..", own).href;
  const inside = document.getElementById("_brief-previews");

  const tip = document.createElement("div");
  tip.className = "preview";
  tip.id = "_brief-preview";
  tip.role = "tooltip";
  tip.hidden = true;
  const lines = ["kind", "says", "more"].map((name) => {
    const line = document.createElement("p");
    line.className = `preview-${name}`;
    tip.append(line);
    return line;
  });

  let known; // A promise of the previews by address, relative to the root of the site.
  let shown = null; // The reference whose preview stands on the page,
  let title = null; // and the title that it has without it: else the browser would say the same beside it.
  let wanted = null; // The reference that waits for its preview.
  let timer = 0;

  const load = () =>
    (known ??= inside
      ? Promise.resolve(JSON.parse(inside.textContent))
      : new Promise((resolve) => {
          const script = document.createElement("script");
          script.src = new URL("data/previews.js", root).href;
          script.onload = () => resolve(globalThis.briefPreviews);
          // Without previews the titles of the references are left.
          script.onerror = () => resolve({});
          document.head.append(script);
        }));

  function of(previews, link) {
    const address = inside ? link.hash : link.href.startsWith(root) ? link.href.slice(root.length) : "";
    return Object.hasOwn(previews, address) ? previews[address] : null;
  }

  /** Whether the link stands in what it leads to, or a reference beside what it would say: it has nothing to tell. */
  function isIdle(link, [, says]) {
    if (link.matches(".ref") && link.parentElement.innerText.includes(says)) return true;
    if (link.href.split("#")[0] !== location.href.split("#")[0]) return false;
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return !!target && target.contains(link);
  }

  const reference = (node) => {
    const link = node instanceof Element && node.closest("main a[href]");
    return link instanceof HTMLAnchorElement && !link.closest(".md-sidebar") ? link : null;
  };

  /** Below the reference or above it, where there is more room, and within the window. */
  function place(link, x) {
    const box = link.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const height = document.documentElement.clientHeight;
    Object.assign(tip.style, { left: "0", top: "0", maxHeight: "", maxWidth: `${width - 2 * GAP}px` });
    const below = height - box.bottom - 2 * GAP;
    const above = box.top - 2 * GAP;
    const under = tip.offsetHeight <= below || below >= above;
    tip.style.maxHeight = `${Math.max(under ? below : above, 0)}px`;
    const left = Math.max(GAP, Math.min(x - 2 * GAP, width - tip.offsetWidth - GAP));
    const top = under ? box.bottom + GAP : box.top - GAP - tip.offsetHeight;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${top + scrollY}px`;
  }

  function hide() {
    clearTimeout(timer);
    wanted = null;
    if (!shown) return;
    tip.hidden = true;
    shown.removeAttribute("aria-describedby");
    if (title === null) shown.removeAttribute("title");
    else shown.title = title;
    shown = title = null;
  }

  async function show(link, x) {
    const preview = of(await load(), link);
    if (wanted !== link || !link.isConnected) return;
    hide();
    if (!preview || isIdle(link, preview)) return;
    lines.forEach((line, i) => {
      line.textContent = preview[i];
      line.hidden = !preview[i];
    });
    document.body.append(tip);
    tip.hidden = false;
    place(link, x);
    shown = link;
    title = link.getAttribute("title");
    link.title = ""; // Without one, the browser would say that of the passage around it.
    link.setAttribute("aria-describedby", tip.id);
  }

  function want(link, x, delay) {
    clearTimeout(timer);
    wanted = link;
    load();
    timer = setTimeout(show, delay, link, x);
  }

  function leave() {
    clearTimeout(timer);
    wanted = null;
    timer = setTimeout(hide, REST);
  }

  document.addEventListener("pointerover", (event) => {
    // A finger does not hover: its touch is the click.
    if (event.pointerType !== "mouse" || event.buttons) return;
    const link = reference(event.target);
    if (tip.contains(event.target) || (link && link === shown)) {
      clearTimeout(timer);
      wanted = null;
    } else if (link) {
      if (link !== wanted) want(link, event.clientX, REST);
    } else if (shown ? shown !== document.activeElement : wanted) {
      leave();
    }
  });
  document.documentElement.addEventListener("pointerleave", () => (shown || wanted) && leave());

  document.addEventListener("focusin", (event) => {
    const link = reference(event.target);
    if (link && link !== shown && link.matches(":focus-visible")) {
      want(link, link.getClientRects()[0]?.left ?? 0, 0);
    }
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === shown || event.target === wanted) hide();
  });

  // First of all listeners, so that one Escape hides the preview and leaves open what is open around it.
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !shown) return;
      hide();
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  document.addEventListener("click", hide);
  window.addEventListener("pagehide", hide);
})();
