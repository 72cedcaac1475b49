// What is shown and said. All words come with the page, in its language.
const words = Object.fromEntries(
  [...document.querySelector("#gate-words").content.querySelectorAll("[data-word]")]
    .map((one) => [one.dataset.word, one.textContent.trim()]),
);

// The words of a key, with {facts} put in.
export const say = (key, facts = {}) =>
  (words[key] ?? key).replace(/\{(\w+)\}/g, (_whole, name) => facts[name] ?? "");

export const part = (name) => document.querySelector(`[data-part="${name}"]`);
export const put = (name, text) => { part(name).textContent = text; };
export const hide = (name, hidden = true) => { part(name).hidden = hidden; };

export const hour = (moment) =>
  new Date(moment).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });

export const shiftName = ({ title, starts_at: start }) => (start ? `${title}, ${hour(start)}` : title);

// One of the panels is open, and its button in the bar says so.
export function openPanel(name) {
  document.querySelectorAll("[data-panel]").forEach((panel) => {
    panel.hidden = panel.dataset.panel !== name;
  });
  document.querySelectorAll("[data-opens-panel]").forEach((button) => {
    if (button.dataset.opensPanel === name) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  });
  document.body.dataset.open = name;
  if (document.activeElement.closest("[hidden]")) document.querySelector("main").focus();
  dispatchEvent(new CustomEvent("panel", { detail: name }));
}

// Offers `rows` after the first choice of a list, and keeps what is chosen.
export function fillChoices(select, rows) {
  const { options: [none], value } = select;
  select.replaceChildren(none, ...rows.map(({ id, label }) => new Option(label, id)));
  select.value = rows.some(({ id }) => String(id) === value) ? value : "";
}

// A copy of a <template>, its [data-put] parts filled.
export function copy(name, facts) {
  const made = document.querySelector(`#${name}`).content.firstElementChild.cloneNode(true);
  for (const [key, value] of Object.entries(facts)) {
    const place = made.matches(`[data-put="${key}"]`) ? made : made.querySelector(`[data-put="${key}"]`);
    place.textContent = value;
    place.hidden = value === "";
  }
  return made;
}
