// An open gate: its panels, and what is always seen: the network, the queue, the count, the undo.
import { startArrivals } from "./arrivals.js";
import { startChecks } from "./checks.js";
import { startCounting } from "./counting.js";
import { lastDone, record, undo } from "./queue.js";
import { fillChoices, hide, hour, openPanel, part, put, say, shiftName } from "./screen.js";
import { play } from "./sound.js";
import { Sync } from "./sync.js";

// Notes that a steward may still act upon; the others are for the report.
const TOLD = ["unknown", "revoked", "cancelled", "not_expected", "not_markable"];

export function startWork(phone, { reopen }) {
  const sync = new Sync(phone, hear);
  const gate = { phone, press, sound, tell, soundOn: true };
  let newest = null;
  let state = null;
  let presses = 0;
  let waiting = 0;
  let effects = 0;

  // One press: on the disk first, then on the screen; the server hears of it when it can.
  async function press(kind, fields, how) {
    const line = await record(phone, kind, fields, how);
    presses += 1;
    waiting += 1;
    effects += line.effect;
    newest = line;
    showCounts();
    sync.soon();
  }

  function sound(colour) { play(colour, gate.soundOn); }

  function tell(words) {
    put("told", words);
    hide("told", !words);
  }

  // Counts anew what is stored, and again where somebody pressed meanwhile.
  async function recount() {
    const before = presses;
    const queue = await phone.store.queue.first();
    const last = await lastDone(phone.store);
    state ??= await phone.store.facts.get("state");
    if (presses !== before) return recount();
    waiting = queue.length;
    effects = queue.reduce((sum, { effect }) => sum + effect, 0);
    newest = last;
    return showCounts();
  }

  function showCounts() {
    put("waiting", waiting);
    put("inside", Math.max(0, (state?.inside ?? 0) + effects));
    document.body.dataset.waiting = waiting > 0;
    part("undo").disabled = !newest;
    put("undo-what", newest ? `${say(`kind_${newest.kind}`)}, ${hour(newest.order)}` : say("nothing_yet"));
  }

  function hear({ online, stopped, state: told, answers = [], renewed }) {
    if (online !== undefined) document.body.dataset.online = online;
    if (stopped !== undefined) {
      put("stopped-why", stopped);
      hide("stopped", !stopped);
    }
    if (told) checks.showState(state = told);
    if (renewed) fill();
    for (const answer of answers) hearAnswer(answer);
    if (told || answers.length) recount();
  }

  function hearAnswer({ state: became, note, card }) {
    if (became === "refused") tell(say("refused"));
    else if (card) tell(say("card", { name: card.n, hint: card.h ?? "" }));
    else if (TOLD.includes(note)) tell(say(`note_${note}`));
  }

  function opened() {
    fill();
    hide("locked", phone.hasNames);
    hide("search", !phone.hasNames);
    recount();
    sync.soon();
  }

  function fill() {
    const { shifts, neighbourhoods } = phone.list;
    const places = neighbourhoods.map(({ id, name }) => ({ id, label: name }));
    const works = shifts.map((shift) => ({ id: shift.id, label: shiftName(shift) }));
    document.querySelectorAll("[data-choices=places]").forEach((one) => fillChoices(one, places));
    document.querySelectorAll("[data-choices=shifts]").forEach((one) => fillChoices(one, works));
  }

  part("undo").addEventListener("click", async () => {
    if (!newest) return;
    const line = newest;
    newest = null;
    await undo(phone, line);
    tell(say("undone", { what: say(`kind_${line.kind}`) }));
    presses += 1;
    counting.undone(line);
    arrivals.clear();
    sync.soon();
    await recount();
  });
  document.querySelectorAll("[data-opens-panel]").forEach((button) => {
    button.addEventListener("click", () => openPanel(button.dataset.opensPanel));
  });
  document.querySelectorAll("[data-reopen]").forEach((one) => one.addEventListener("click", reopen));

  addEventListener("panel", ({ detail }) => detail === "more" && sync.soon());

  document.body.dataset.online = navigator.onLine;
  const counting = startCounting(gate);
  const arrivals = startArrivals(gate);
  const checks = startChecks(gate);
  return { opened, tell, checked: checks.check };
}
