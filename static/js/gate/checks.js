// Whether this phone is ready, what all stations say together, and the switches.
import { cacheName, isKept } from "./keep.js";
import { copy, hide, hour, part, put, say, shiftName } from "./screen.js";
import { Refused, ask } from "./server.js";

async function hasCamera() {
  const devices = await navigator.mediaDevices?.enumerateDevices().catch(() => []);
  return Boolean(devices?.some(({ kind }) => kind === "videoinput"));
}

export function startChecks(gate) {
  const { phone } = gate;
  const { store } = phone;

  async function stands() {
    const names = phone.hasNames && Boolean(await store.facts.get("names"));
    return {
      page: await isKept(phone.slug),
      list: true,
      names,
      camera: await hasCamera(),
      persisted: Boolean(await navigator.storage.persisted()),
      queue: await store.queue.count() === 0,
    };
  }

  async function askServer(here) {
    const body = {
      version: phone.list.version,
      badges: Object.keys(phone.list.badges).length,
      camera: here.camera,
      persisted: here.persisted,
      names: here.names,
      queue: await store.queue.count(),
    };
    return ask("prete/", { token: phone.station.token, body });
  }

  // The eve-of-fête check: what is here, and whether the server agrees.
  async function check() {
    const here = await stands();
    let word = "ready_unknown";
    try {
      const { ready, missing } = await askServer(here);
      for (const name of missing) here[name] = false;
      word = ready && here.page ? "ready_yes" : "ready_no";
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
    }
    put("ready-word", say(word));
    part("ready-word").dataset.word = word;
    part("checks").replaceChildren(...Object.entries(here).map(([name, there]) => {
      const made = copy("gate-check", { what: say(`check_${name}`), how: say(there ? "yes" : `missing_${name}`) });
      made.dataset.there = there;
      return made;
    }));
  }

  function showState({ conflicts, entered, tallied, walk_ins: walkIns, shifts, stations }) {
    put("conflicts", conflicts ? say("conflicts", { many: conflicts }) : "");
    hide("conflicts", !conflicts);
    put("totals", say("totals", { entered, tallied, walkIns }));
    part("stations").replaceChildren(...stations.map((one) => copy("gate-station", {
      name: one.name, seen: hour(one.seen_at), entered: one.entered, tallied: one.tallied,
    })));
    const known = shifts.filter(({ id }) => phone.shift(id));
    part("shifts").replaceChildren(...known.map(({ id, expected, here }) => copy("gate-shift", {
      title: shiftName(phone.shift(id)), here: say("of", { here, expected }),
    })));
  }

  async function showMishaps() {
    const lines = await store.latest(Infinity);
    const odd = lines.filter(({ state, note }) => state === "refused" || note);
    part("mishaps").replaceChildren(...odd.slice(0, 50).map(({ kind, order, state, note }) => copy("gate-mishap", {
      what: `${hour(order)}, ${say(`kind_${kind}`)}`, why: say(state === "refused" ? "refused" : `note_${note}`),
    })));
    hide("no-mishap", odd.length > 0);
  }

  async function leave() {
    if (await store.queue.count()) return gate.tell(say("still_waiting"));
    await phone.close();
    await caches.delete(cacheName(phone.slug));
    return location.reload();
  }

  const sound = part("sound");
  sound.addEventListener("change", () => {
    gate.soundOn = sound.checked;
    store.facts.put(sound.checked, "sound");
  });
  store.facts.get("sound").then((on = true) => { gate.soundOn = sound.checked = on; });
  store.facts.get("state").then((state) => state && showState(state));
  part("check").addEventListener("click", check);
  part("leave").addEventListener("click", leave);
  addEventListener("panel", ({ detail }) => {
    if (detail !== "more") return;
    check();
    showMishaps();
  });
  return { check, showState };
}
