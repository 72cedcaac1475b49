// The gate of one fête: opens this station, then loads what it works with.
import { keepPage } from "./keep.js";
import { openPhone, secretIn } from "./phone.js";
import { hide, openPanel, part, put, say } from "./screen.js";

const form = document.querySelector("[data-form=open]");
const fields = form.elements;
let secret = takeSecret();
let phone = null;
let working = null;

// The secret of the pass leaves the address at once: no history and no screenshot keeps it.
function takeSecret() {
  const found = secretIn(location.hash);
  if (location.hash) history.replaceState(null, "", location.pathname);
  return found;
}

function askToOpen() {
  hide("pass", Boolean(secret));
  hide("pass-read", !secret);
  hide("without-names", !phone.isOpen);
  fields.pass.required = !secret;
  fields.name.value ||= phone.station?.name ?? "";
  openPanel("open");
}

function fail(words) {
  put("open-error", words);
  hide("open-error", !words);
}

async function open() {
  secret ||= secretIn(fields.pass.value);
  if (!secret) return fail(say("bad_pass"));
  fail("");
  try {
    await phone.open(secret, fields.pin.value.trim(), fields.name.value.trim());
  } catch (refused) {
    if (refused.code === undefined) throw refused;
    if (refused.code === "unknown_pass") secret = "";
    askToOpen();
    return fail(refused.message || say(refused.code));
  } finally {
    fields.pin.value = "";
  }
  navigator.storage.persist();
  // Once used it is forgotten: the names ask for it again when this page was closed.
  secret = fields.pass.value = "";
  return work();
}

async function work() {
  put("station", phone.station.name);
  if (!working) {
    hide("bars", false);
    const { startWork } = await import("./work.js");
    working = startWork(phone, { reopen: askToOpen });
    // Without network what was kept before is still good: the check tells.
    keepPage(phone.slug).catch(() => {}).then(() => working.checked());
  }
  working.opened();
  openPanel("badges");
}

let opening = false;
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (opening) return;
  opening = true;
  form.setAttribute("aria-busy", "true");
  await open().finally(() => {
    opening = false;
    form.removeAttribute("aria-busy");
  });
});
part("without-names").addEventListener("click", work);
addEventListener("hashchange", () => {
  secret = takeSecret() || secret;
  askToOpen();
});
navigator.serviceWorker?.register("/sw.js").catch(() => {});

phone = await openPhone(document.body.dataset.slug);
if (phone.isOpen && !secret) await work();
else askToOpen();
