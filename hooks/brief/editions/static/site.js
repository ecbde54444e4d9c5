
/* On the site the data comes when it is asked for: a script, because a page from disk may load nothing else. */
{
  const address = new URL("../data/check.js", document.currentScript.src).href;
  let data;
  briefCheck.start(document.querySelector(".check-it"), () => data ??= new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: address });
    script.onload = () => resolve(globalThis.briefCheckData);
    script.onerror = reject;
    document.head.append(script);
  }));
}
