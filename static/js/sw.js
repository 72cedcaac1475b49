// Keeps one page for when there is no network, and nothing else; gates keep themselves
// (static/js/gate/keep.js), and are only read here. /sw.js gives self.kept: pages
// ({"/": "/hors-ligne/", "/en/": "/en/hors-ligne/"}), the files they show, and where gates
// ({"/accueil/", "/en/accueil/"}) and static files begin.
const { pages, files, gates, fixed } = self.kept;
const NAME = `offline ${files.join()}`;
const GATE = "accueil ";
const PATIENCE = 3000; // milliseconds
const DIGEST = /\.[0-9a-f]{12}\./;

async function keep() {
  const cache = await caches.open(NAME);
  // Without cookies: what is kept on a shared phone is nobody's page.
  const asked = [...Object.values(pages), ...files].map((url) => new Request(url, { credentials: "omit" }));
  await cache.addAll(asked);
  await self.skipWaiting();
}

async function forgetOlder() {
  const names = await caches.keys();
  const older = names.filter((name) => name !== NAME && !name.startsWith(GATE));
  await Promise.all(older.map((name) => caches.delete(name)));
  await self.clients.claim();
}

function pageFor(path) {
  const starts = Object.keys(pages).sort((a, b) => b.length - a.length);
  return pages[starts.find((start) => path.startsWith(start))];
}

const isGate = (path) => gates.some((start) => path.startsWith(start));
const kept = (path) => caches.match(path, { ignoreVary: true });

// A gate that is kept does not wait for a slow or broken network.
async function gate(request, path) {
  const ours = await kept(path);
  if (!ours) return fetch(request).catch(() => kept(pageFor(path)));
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE, ours); });
  const answer = fetch(request).then((found) => (found.status < 500 ? found : ours));
  return Promise.race([answer.catch(() => ours), late]);
}

// A file whose name holds a digest of its content is the right one where it is kept.
async function file(request, path) {
  const ours = await kept(path);
  if (ours && DIGEST.test(path)) return ours;
  return fetch(request).catch((error) => { if (ours) return ours; throw error; });
}

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || pathname.startsWith("/admin/")) return;
  if (request.cache === "reload") return; // what a gate asks for to keep it
  if (pathname.startsWith(fixed)) event.respondWith(file(request, pathname));
  else if (request.mode !== "navigate") return;
  else if (isGate(pathname)) event.respondWith(gate(request, pathname));
  else event.respondWith(fetch(request).catch(() => caches.match(pageFor(pathname))));
});
