// Hands the queue in, oldest first, again and again until each scan is answered.
import { Refused, ask, clockOffset } from "./server.js";

const MOST = 200;
const EVERY = 30_000;
const LATER = 60_000;
const LONGEST_WAIT = 60_000;

export class Sync {
  #phone;
  #tell;
  #timer = 0;
  #wait = EVERY;
  #notBefore = 0;
  #failures = 0;
  #again = false;
  #running = false;

  // `tell(facts)` hears of what changed: {online, stopped, state, answers, renewed}.
  constructor(phone, tell) {
    this.#phone = phone;
    this.#tell = tell;
    addEventListener("online", () => {
      this.#failures = 0;
      this.soon();
    });
    addEventListener("offline", () => tell({ online: false }));
    document.addEventListener("visibilitychange", () => document.hidden || this.soon());
  }

  // At once, or as soon as the round under way is over.
  soon() {
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    // Of two windows of this phone one hands in.
    navigator.locks.request(`accueil ${this.#phone.slug}`, () => this.#rounds()).finally(() => {
      this.#running = false;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.soon(), this.#wait);
    });
  }

  async #rounds() {
    while (this.#again) {
      this.#again = false;
      if (Date.now() >= this.#notBefore) this.#wait = await this.#round();
    }
  }

  // Returns how long to wait, in milliseconds, unless something is pressed before.
  async #round() {
    try {
      if (!navigator.onLine) throw new Refused(0);
      await this.#handIn();
      await this.#refresh();
      this.#failures = 0;
      this.#tell({ online: true, stopped: "" });
      return EVERY;
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      return this.#refused(refused);
    }
  }

  // 401 and 403 end the right to send, not the queue; the rest passes with time.
  async #refused({ status, wait, message }) {
    const stopped = [401, 403, 404].includes(status) ? message : "";
    this.#failures += 1;
    this.#again = false;
    this.#notBefore = Date.now() + wait;
    this.#tell({ online: status > 0, stopped });
    return wait || Math.min(LONGEST_WAIT, 5000 * 2 ** Math.min(this.#failures - 1, 4));
  }

  async #handIn() {
    const { store } = this.#phone;
    let size = MOST;
    for (;;) {
      const due = (await store.queue.first()).filter((one) => !(one.after > Date.now()));
      const chunk = due.slice(0, size);
      if (!chunk.length) return;
      try {
        await this.#send(chunk);
      } catch (refused) {
        // Too much at once, or one among them that is no scan: fewer, down to that one.
        if (![400, 413].includes(refused.status)) throw refused;
        if (chunk.length === 1) await this.#settle([{ nonce: chunk[0].nonce, state: "refused", note: refused.code }]);
        size = Math.max(1, chunk.length >> 1);
      }
    }
  }

  async #send(chunk) {
    const body = { scans: chunk.map(({ scan }) => scan) };
    const { answers } = await ask("passages/", { token: this.#phone.station.token, body });
    await this.#settle(answers);
  }

  async #settle(answers) {
    const { store } = this.#phone;
    const change = (rows, nonce, how) => {
      rows.get(nonce).onsuccess = ({ target }) => target.result && rows.put({ ...target.result, ...how });
    };
    await store.write(["queue", "journal"], ({ queue, journal }) => {
      for (const { nonce, state, note = "" } of answers) {
        if (state === "later") change(queue, nonce, { after: Date.now() + LATER });
        else queue.delete(nonce);
        change(journal, nonce, { state, note });
      }
    });
    this.#tell({ answers });
  }

  // What all stations say together; the list again when it is another one.
  async #refresh() {
    const phone = this.#phone;
    const state = await ask("etat/", { token: phone.station.token });
    await phone.store.write(["facts"], ({ facts }) => {
      facts.put(state, "state");
      facts.put(clockOffset(), "offset");
    });
    this.#tell({ state });
    if (state.version === phone.list.version) return;
    await phone.fetchList();
    await phone.fetchNames().catch((refused) => {
      if (refused.status !== 401) throw refused;
      phone.dropNamesToken();
    });
    this.#tell({ renewed: true });
  }
}
