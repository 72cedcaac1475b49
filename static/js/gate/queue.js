// One press of a button: a scan in the queue, a line without a name in the journal, who is in.
import { sealFor } from "./crypto.js";
import { now } from "./server.js";

let last = 0;

// Two presses never share a moment, so that an entry and its exit keep their order.
function moment() {
  last = Math.max(now(), last + 1);
  return last;
}

// What a scan does to the count of people who are in, until the server has counted it.
const EFFECTS = { entry: 1, exit: -1, tally: 1, walk_in: 1, shift: 1 };

function effectOf(kind, people, before) {
  if (kind === "entry" && before) return people - before.people;
  if (kind === "shift" && before) return 0;
  return EFFECTS[kind] * people;
}

function seenAfter(kind, people, at, before) {
  if (kind === "exit") return null;
  const there = before ?? { in: at, people };
  return kind === "entry" ? { in: there.in, people } : there;
}

// `fields` go as they are, `secret` sealed; `key` tells whose badge it is, to this phone alone.
export async function record(phone, kind, fields, { secret = null, key = "" } = {}) {
  const { store, list } = phone;
  const order = moment();
  const nonce = crypto.randomUUID();
  const scan = { nonce, kind, at: new Date(order).toISOString(), ...fields };
  if (secret) scan.sealed = await sealFor(list.seal_key, nonce, secret);
  const before = key ? await store.seen.get(key) : null;
  const people = fields.people ?? 1;
  const effect = effectOf(kind, kind === "exit" ? before?.people ?? people : people, before);
  const line = { nonce, kind, order, people, key, before: before ?? null, effect };
  const seen = key ? seenAfter(kind, people, order, before) : null;
  await store.write(["queue", "journal", "seen"], (stores) => {
    stores.queue.put({ nonce, order, scan, effect });
    stores.journal.put(line);
    if (key) mark(stores.seen, key, seen);
  });
  return line;
}

function mark(seen, key, value) {
  if (value) seen.put(value, key);
  else seen.delete(key);
}

// The latest press that still stands.
export async function lastDone(store) {
  const lines = await store.latest(50);
  return lines.find((line) => line.kind !== "undo" && !line.undone);
}

export async function undo(phone, line) {
  const { store } = phone;
  const order = moment();
  const nonce = crypto.randomUUID();
  const at = new Date(order).toISOString();
  const scan = { nonce, kind: "undo", at, undoes: line.nonce };
  await store.write(["queue", "journal", "seen"], (stores) => {
    stores.queue.put({ nonce, order, scan, effect: -line.effect });
    stores.journal.put({ nonce, kind: "undo", order, people: line.people, effect: -line.effect });
    stores.journal.put({ ...line, undone: true });
    if (line.key) mark(stores.seen, line.key, line.before);
  });
}
