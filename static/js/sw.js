// Keeps one page for when there is no network, and nothing else. /sw.js gives self.kept:
// pages ({"/": "/hors-ligne/", "/en/": "/en/hors-ligne/"}) and the files they show.
const { pages, files } = self.kept;
const NAME = `offline ${files.join()}`;

async function keep() {
  const cache = await caches.open(NAME);
  // Without cookies: what is kept on a shared phone is nobody's page.
  const asked = [...Object.values(pages), ...files].map((url) => new Request(url, { credentials: "omit" }));
  await cache.addAll(asked);
  await self.skipWaiting();
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name)));
  await self.clients.claim();
}

function pageFor(path) {
  const starts = Object.keys(pages).sort((a, b) => b.length - a.length);
  return pages[starts.find((start) => path.startsWith(start))];
}

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || pathname.startsWith("/admin/")) return;
  const instead = request.mode === "navigate" ? pageFor(pathname) : files.includes(pathname) && pathname;
  if (instead) event.respondWith(fetch(request).catch(() => caches.match(instead)));
});
