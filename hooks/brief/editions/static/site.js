
/* On the site the data comes when it is asked for: a script, because a page from disk may load nothing else. */
globalThis.briefCheckStart = (root) => {
  let data;
  briefCheck.start(document.querySelector(".check-it"), () => data ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("data/check.js", root).href;
    script.onload = () => resolve(globalThis.briefCheckData);
    script.onerror = () => reject(new Error("data/check.js cannot be loaded"));
    document.head.append(script);
  }));
};
