// This station: what opens it, the list it holds, and the names while they are open.
import { namesKey, openNames, sealNames } from "./crypto.js";
import { Refused, ask, setClockOffset } from "./server.js";
import { openStore } from "./store.js";

const SECRET = /^[\w-]{27}$/;
const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// The secret of a pass: as it is, or at the end of its address; "" for anything else.
export function secretIn(text) {
  const secret = text.trim().split("#").at(-1);
  return SECRET.test(secret) ? secret : "";
}

export async function openPhone(slug) {
  const store = await openStore(slug);
  const [station, list, offset] = await Promise.all(
    ["station", "list", "offset"].map((name) => store.facts.get(name)),
  );
  setClockOffset(offset ?? 0);
  return new Phone(slug, store, station, list);
}

class Phone {
  #key = null;
  #namesToken = "";

  constructor(slug, store, station, list) {
    Object.assign(this, { slug, store, station, list, people: null });
  }

  get isOpen() { return Boolean(this.station?.token && this.list); }

  get hasNames() { return this.people !== null; }

  // On line a new right, off line what is kept, with the same pass and PIN; throws Refused.
  async open(secret, pin, name) {
    const id = this.station?.id ?? crypto.randomUUID();
    try {
      const opened = await ask("ouvrir/", { body: { secret, pin, station: { id, name } } });
      await this.#admit(opened, secret, pin);
    } catch (refused) {
      if (!(refused instanceof Refused) || refused.status && refused.status < 500) throw refused;
      await this.#unlock(secret, pin);
    }
  }

  async #admit(opened, secret, pin) {
    const station = { ...opened.station, token: opened.token, expires_at: opened.expires_at };
    this.#namesToken = opened.names_token;
    this.#key = await namesKey(secret, pin);
    this.station = station;
    await this.store.facts.put(station, "station");
    await this.fetchList();
    await this.fetchNames(true);
  }

  async #unlock(secret, pin) {
    const kept = await this.store.facts.get("names");
    if (!kept || !this.isOpen) throw new Refused(0, { error: "first_time" });
    const key = await namesKey(secret, pin, kept);
    const names = await openNames(key, this.slug, kept).catch(() => {
      throw new Refused(403, { error: "wrong_here" });
    });
    this.#key = key;
    this.people = names.people.map(person);
  }

  async fetchList() {
    const list = await ask("liste/", { token: this.station.token, version: this.list?.version });
    if (!list) return;
    this.list = list;
    await this.store.facts.put(list, "list");
  }

  // The names are fetched while their right lasts; after it, those that are open stay so.
  async fetchNames(anew = false) {
    if (!this.#namesToken) return;
    const kept = anew ? null : await this.store.facts.get("names");
    const names = await ask("noms/", { token: this.#namesToken, version: kept?.version });
    if (!names) return;
    this.people = names.people.map(person);
    await this.store.facts.put(await sealNames(this.#key, this.slug, names), "names");
  }

  dropNamesToken() { this.#namesToken = ""; }

  async close() {
    await this.store.write(["facts"], ({ facts }) => {
      ["station", "list", "names"].forEach((name) => facts.delete(name));
    });
  }

  withCode(code) { return this.people?.find((one) => one.code === code)?.entry; }

  // Entries of those of whose name each word typed begins one.
  named(typed, most = 30) {
    const starts = plain(typed).split(/\s+/).filter(Boolean);
    if (!starts.length) return [];
    const fits = ({ words }) => starts.every((start) => words.some((word) => word.startsWith(start)));
    return this.people.filter(fits).slice(0, most).map(({ entry }) => entry);
  }

  shift(id) { return this.list.shifts.find((one) => one.id === id); }
}

function person([b, n, code, p, s, h, x]) {
  return { code, words: plain(n).split(/[\s'’-]+/), entry: { b, n, p, s, h, x } };
}
