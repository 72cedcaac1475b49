// What a phone keeps, and what its death does not take away: facts (station, list, sealed names),
// the queue of scans that wait for the server, a journal without names, and who is in by number.
const STORES = { facts: null, queue: "nonce", journal: "nonce", seen: null };

const settled = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function make({ result: base }) {
  for (const [name, keyPath] of Object.entries(STORES)) {
    const store = base.createObjectStore(name, keyPath ? { keyPath } : {});
    if (keyPath) store.createIndex("order", "order");
  }
}

export async function openStore(slug) {
  const request = indexedDB.open(`accueil ${slug}`, 1);
  request.onupgradeneeded = () => make(request);
  const base = await settled(request);
  const reading = (name) => base.transaction(name).objectStore(name);
  const one = (name) => ({
    get: (key) => settled(reading(name).get(key)),
    count: () => settled(reading(name).count()),
    first: (many) => settled(reading(name).index("order").getAll(null, many)),
    put: (value, key) => write([name], (stores) => stores[name].put(value, key)),
  });

  // All of what `act` writes, or nothing; it is on the disk when this returns.
  function write(names, act) {
    const transaction = base.transaction(names, "readwrite", { durability: "strict" });
    act(Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)])));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  }

  // The latest lines of the journal, newest first.
  const latest = (many) => new Promise((resolve, reject) => {
    const found = [];
    const cursor = reading("journal").index("order").openCursor(null, "prev");
    cursor.onerror = () => reject(cursor.error);
    cursor.onsuccess = () => {
      if (!cursor.result || found.length === many) return resolve(found);
      found.push(cursor.result.value);
      return cursor.result.continue();
    };
  });

  const stores = Object.fromEntries(Object.keys(STORES).map((name) => [name, one(name)]));
  return { ...stores, write, latest };
}
