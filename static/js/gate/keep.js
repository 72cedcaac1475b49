// Keeps this page and its files, all or none, so that it opens with the network cut: one cache for
// each gate, which /sw.js reads. Without cookies: what is kept on a shared phone is nobody's page.
export const cacheName = (slug) => `accueil ${slug}`;

export async function keepPage(slug) {
  const { pages, files } = JSON.parse(document.querySelector("#gate-kept").textContent);
  const wanted = [...pages, ...files];
  const cache = await caches.open(cacheName(slug));
  await cache.addAll(wanted.map((url) => new Request(url, { credentials: "omit", cache: "reload" })));
  const kept = await cache.keys();
  const paths = new Set(wanted);
  const older = kept.filter(({ url }) => !paths.has(new URL(url).pathname));
  await Promise.all(older.map((request) => cache.delete(request)));
}

export const isKept = async (slug) => (await (await caches.open(cacheName(slug))).keys()).length > 0;
