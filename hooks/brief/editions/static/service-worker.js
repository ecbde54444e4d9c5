/* Holds every file of one edition, FILES, in a cache that is named by their HASH. */
const OURS = `brief ${registration.scope} `, NAME = OURS + HASH;

const keep = async (file, cache) => {
  const response = await fetch(new Request(file, { cache: "reload" }));
  if (!response.ok) throw new Error(`${response.status} for ${file}`);
  // Many hosts lead from a page's file to a shorter address, and no browser opens a page with an answer that was led on.
  await cache.put(file, response.redirected ? new Response(await response.blob(), response) : response);
};

const answer = async (request) => {
  const cache = await caches.open(NAME);
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  // The shorter addresses of such hosts. A folder has one everywhere.
  const longer = address + (address.endsWith("/") ? "index.html" : ".html");
  return await cache.match(address) ?? await cache.match(longer) ?? fetch(request);
};

addEventListener("install", (event) => event.waitUntil(caches.open(NAME)
  .then((cache) => Promise.all(FILES.map((file) => keep(file, cache))))
  .then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(caches.keys()
  .then((names) => Promise.all(names.filter((name) => name.startsWith(OURS) && name !== NAME)
    .map((name) => caches.delete(name))))
  .then(() => clients.claim())));
addEventListener("fetch", (event) => event.request.method === "GET" && event.respondWith(answer(event.request)));
