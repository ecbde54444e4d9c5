/*
 * Search for pages opened from disk.
 *
 * The theme searches in a Worker, which browsers refuse to a page at file://. There, and only there, a hidden
 * frame takes its place: an empty frame belongs to the page that made it, so the page may run the worker's
 * script in it and hand messages to and fro. Over http the browser's own Worker stays.
 *
 * Understood: postMessage and the event "message" on both sides, and importScripts in the worker's script.
 */
(() => {
  "use strict";

  if (location.protocol !== "file:") return;

  const loadScript = (frame, url) =>
    new Promise((resolve, reject) => {
      const script = frame.document.createElement("script");
      script.src = url;
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(`cannot load ${url}`));
      frame.document.head.append(script);
    });

  class FrameWorker extends EventTarget {
    #ready; // The window of the frame, once the worker's script has run in it.

    constructor(url) {
      super();
      const address = new URL(url, document.baseURI);
      const element = document.createElement("iframe");
      element.hidden = true;
      this.#ready = new Promise((resolve) => {
        element.onload = () => resolve(this.#start(element.contentWindow, address));
      });
      document.body.append(element);
    }

    async postMessage(data) {
      const frame = await this.#ready;
      frame.dispatchEvent(new frame.MessageEvent("message", { data: frame.structuredClone(data) }));
    }

    async #start(frame, address) {
      frame.postMessage = (data) =>
        this.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }));
      // A worker waits for its imports, a frame cannot: here the script must await them, and the theme's does.
      frame.importScripts = async (...urls) => {
        for (const url of urls) await loadScript(frame, new URL(url, address));
      };
      await loadScript(frame, address);
      return frame;
    }
  }

  window.Worker = FrameWorker;
})();
