// People without a badge: a thumb that counts them, and a form for who joins in.
import { part, put, say } from "./screen.js";

export function startCounting(gate) {
  const { phone } = gate;
  const tally = document.querySelector("[data-form=tally]");
  const walkIn = document.querySelector("[data-form=walk-in]");
  let counted = 0;

  function add(people) {
    counted += people;
    put("counted", counted);
  }

  async function countBefore() {
    const lines = await phone.store.latest(Infinity);
    const standing = lines.filter(({ kind, undone }) => kind === "tally" && !undone);
    add(standing.reduce((sum, { people }) => sum + people, 0));
  }

  const facts = ({ first_time: first, neighbourhood }) => ({
    first_time: first.checked,
    neighbourhood: Number(neighbourhood.value) || null,
  });

  tally.addEventListener("submit", async (event) => {
    event.preventDefault();
    const people = Number(event.submitter?.value ?? 1);
    const told = { people, ...facts(tally.elements) };
    tally.reset();
    await gate.press("tally", told);
    add(people);
    gate.sound("green");
  });

  walkIn.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { name, people, shift } = walkIn.elements;
    const called = name.value.trim();
    const joins = Number(shift.value);
    const isWrong = Boolean(joins) && !called;
    part("walk-in-error").hidden = !isWrong;
    name.setAttribute("aria-invalid", isWrong);
    if (isWrong) return name.focus();
    const told = { people: Number(people.value) || 1, ...facts(walkIn.elements) };
    if (joins) told.shift = joins;
    walkIn.reset();
    await gate.press("walk_in", told, { secret: called ? { name: called } : null });
    gate.tell(say("welcome", { name: called }));
    return gate.sound("green");
  });

  countBefore();
  return { undone: ({ kind, people }) => kind === "tally" && add(-people) };
}
