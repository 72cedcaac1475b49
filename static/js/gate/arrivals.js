// Badges, codes and names: who comes in, goes out, or takes up a shift.
import { isCode, judge, judgeEntry, tidy } from "./badge.js";
import { watch } from "./camera.js";
import { copy, hide, hour, openPanel, part, put, say, shiftName } from "./screen.js";
import { now } from "./server.js";

const SHORTEST_BADGE = 60; // letters; what is shorter was typed

export function startArrivals(gate) {
  const { phone } = gate;
  const form = document.querySelector("[data-form=badge]");
  let line = Promise.resolve();
  let stop = null;

  // One after the other, in the order they were read, however fast.
  function take(work) {
    line = line.then(work);
    return line;
  }

  async function recognise(text) {
    const code = tidy(text);
    if (isCode(code)) return byCode(code);
    if (text.length < SHORTEST_BADGE) return { colour: "red", word: "mistyped" };
    const found = await judge(text, phone.list, now());
    if (found.entry) return { ...found, ...whoIs(found.entry) };
    return { ...found, secret: { payload: text }, key: found.locator ?? "" };
  }

  function byCode(code) {
    const entry = phone.withCode(code);
    if (entry) return byEntry(entry);
    const word = phone.hasNames ? "not_listed" : "code_noted";
    return { colour: "orange", word, secret: { code } };
  }

  const byEntry = (entry) => ({ ...judgeEntry(entry), ...whoIs(entry) });
  const whoIs = ({ b }) => ({ fields: { badge: b }, key: `b${b}` });

  const write = (kind, { fields, secret, key }, more = {}) =>
    gate.press(kind, { ...fields, ...more }, { secret, key });

  // What a badge does in each way; the verdict that is shown.
  const WAYS = {
    async entry(found) {
      const seen = found.key && await phone.store.seen.get(found.key);
      if (seen && !found.anyway) return { ...found, colour: "orange", word: "already", at: seen.in, offer: "again" };
      await write("entry", found, found.entry?.p > 1 ? { people: found.entry.p } : {});
      return found;
    },
    async exit(found) {
      await write("exit", found);
      return { ...found, colour: "green", word: "exit" };
    },
    async shift(found) {
      const shift = Number(form.elements.shift.value);
      if (!shift) return { colour: "orange", word: "choose_shift" };
      return arrive(found, shift);
    },
  };

  async function arrive(found, shift) {
    await write("shift", found, { shift });
    const expected = !found.entry || found.entry.s?.includes(shift);
    return { ...found, colour: expected ? "green" : "orange", word: expected ? "shift" : "not_expected", done: shift };
  }

  async function note(found) {
    const refused = found.colour === "red" && !found.anyway;
    const offer = refused && found.secret ? "let_in" : "";
    const verdict = refused ? { ...found, offer } : await WAYS[form.elements.way.value](found);
    show(verdict);
  }

  function show({ colour, word, entry, at, offer, done, ...found }) {
    gate.sound(colour);
    part("verdict").dataset.colour = colour;
    put("verdict-word", say(word, { time: at ? hour(at) : "" }));
    put("verdict-name", entry?.n ?? "");
    put("verdict-hint", entry?.h ? say("hint", { hint: entry.h }) : "");
    put("verdict-help", say(`help_${word}`));
    part("verdict-actions").replaceChildren(...actions({ ...found, entry, colour, offer, done }));
  }

  function actions(found) {
    const made = [];
    const { entry, offer, done } = found;
    if (offer) made.push(action(say(offer), () => note({ ...found, anyway: true, offer: "" })));
    if (entry?.p > 1 && form.elements.way.value === "entry") made.push(family(found));
    for (const id of entry?.s ?? []) {
      const shift = phone.shift(id);
      if (shift && id !== done) made.push(action(say("to_shift", { shift: shiftName(shift) }), () => go(found, id), shift.welcome));
    }
    return made;
  }

  async function go(found, shift) {
    show(await arrive(found, shift));
  }

  function action(label, act, more = "") {
    const made = copy("gate-action", { label, more });
    made.addEventListener("click", () => take(act), { once: true });
    return made;
  }

  // How many of the family came: those who are expected, unless another number is chosen.
  function family(found) {
    const made = copy("gate-family", {});
    const select = made.querySelector("select");
    const people = Array.from({ length: found.entry.p }, (_none, at) => at + 1);
    select.replaceChildren(...people.map((many) => new Option(many, many)));
    select.value = found.entry.p;
    select.addEventListener("change", () => take(() => write("entry", found, { people: Number(select.value) })));
    return made;
  }

  function clear() {
    part("verdict").dataset.colour = "plain";
    put("verdict-word", say("ready"));
    ["verdict-name", "verdict-hint", "verdict-help"].forEach((name) => put(name, ""));
    part("verdict-actions").replaceChildren();
  }

  const read = (text) => take(async () => note(await recognise(text.trim())));

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { badge } = form.elements;
    if (badge.value.trim()) read(badge.value);
    badge.value = "";
  });
  part("no-badge").addEventListener("click", () => take(() => note({ colour: "green", word: "exit" })));
  // A scanner that types is heard wherever the focus is.
  document.addEventListener("keydown", ({ key, target, ctrlKey, metaKey, altKey }) => {
    const elsewhere = form.closest("[hidden]") || target.matches("input:not([type=radio]), select, textarea");
    if (key.length === 1 && key !== " " && !elsewhere && !ctrlKey && !metaKey && !altKey) form.elements.badge.focus();
  });

  // --- Camera ---
  async function toggleCamera() {
    if (stop) return closeCamera();
    hide("viewer", false);
    try {
      stop = await watch(part("video"), read);
      put("camera-word", say("camera_off"));
    } catch {
      hide("viewer");
      gate.tell(say("no_camera"));
    }
    return null;
  }

  function closeCamera() {
    stop?.();
    stop = null;
    hide("viewer");
    put("camera-word", say("camera_on"));
  }

  part("camera").addEventListener("click", toggleCamera);
  addEventListener("panel", ({ detail }) => detail === "badges" || closeCamera());
  document.addEventListener("visibilitychange", () => document.hidden && closeCamera());

  // --- Names ---
  const search = document.querySelector("[data-form=search]");
  search.addEventListener("submit", (event) => event.preventDefault());
  search.elements.who.addEventListener("input", ({ target }) => showFound(target.value));

  function showFound(typed) {
    const found = phone.named(typed);
    put("found-none", typed.trim() && !found.length ? say("nobody") : "");
    part("found").replaceChildren(...found.map(result));
  }

  function result(entry) {
    const many = entry.p > 1 ? say("people", { people: entry.p }) : "";
    const made = copy("gate-result", { name: entry.n, more: [many, entry.h].filter(Boolean).join(" · ") });
    made.querySelector("button").addEventListener("click", () => {
      openPanel("badges");
      search.reset();
      showFound("");
      take(() => note(byEntry(entry)));
    });
    return made;
  }

  clear();
  return { clear };
}
