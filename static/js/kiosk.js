// A kiosk leaves nothing behind: steps replace each other in the history, and a screen that nobody
// touches asks once, then forgets on the server and begins again.
import { show } from "./aloud.js";

const ASK = 45_000; // milliseconds without a touch
const LEAVE = 15_000; // more, without an answer
const start = document.body.dataset.start;
const still = document.querySelector("[data-still]");
const begins = location.pathname === start;
let timer;

function wait() {
  clearTimeout(timer);
  if (!begins) timer = setTimeout(ask, ASK);
}

function ask() {
  still.showModal();
  timer = setTimeout(leave, LEAVE);
}

async function leave() {
  const form = document.querySelector("[data-again]");
  if (form) await fetch(form.action, { method: "POST", body: new FormData(form) }).catch(() => {});
  clean();
  location.replace(start);
}

function clean() {
  sessionStorage.clear();
  localStorage.clear();
  document.querySelector("main").replaceChildren();
}

let sending = false;

async function send(form, button) {
  if (sending) return;
  sending = true;
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form, button) });
  if (answer.redirected) {
    clean();
    location.replace(answer.url);
    return;
  }
  sending = false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.querySelector("main").replaceWith(page.querySelector("main"));
  document.querySelector("#erreurs")?.focus();
  show();
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event.target, event.submitter).catch(() => location.replace(start));
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-stay]")) still.close();
  if (event.target.closest("[data-print]")) window.print();
  const link = event.target.closest("a[href]");
  if (!link) return;
  event.preventDefault();
  location.replace(link.href);
});
for (const touch of ["pointerdown", "keydown", "input"]) document.addEventListener(touch, wait);
// A page that the browser kept for « Back » is asked for again: the server has forgotten.
window.addEventListener("pageshow", (event) => { if (event.persisted) location.replace(start); });
document.querySelectorAll("[data-print]").forEach((button) => { button.hidden = false; });
wait();
