// The gate of the demo's fête: opens itself, and loses its network when its visitor says so.
(() => {
  const CUT = "demo network cut";
  const network = document.querySelector("[data-demo=network]");
  const present = document.querySelector("[data-demo=badge]");
  const badges = JSON.parse(document.querySelector("#demo-badges").textContent);
  const told = new URLSearchParams(location.hash.slice(1));
  const { fetch } = window;
  const isCut = () => sessionStorage.getItem(CUT) === "yes";

  window.fetch = (...asked) => (isCut() ? Promise.reject(new TypeError(CUT)) : fetch(...asked));
  Object.defineProperty(navigator, "onLine", { get: () => !isCut() });

  function show() {
    network.setAttribute("aria-pressed", isCut());
    dispatchEvent(new Event(isCut() ? "offline" : "online"));
  }
  network.addEventListener("click", () => {
    sessionStorage.setItem(CUT, isCut() ? "no" : "yes");
    show();
  });

  // As a scanner does: it types, then presses Enter. Each badge in turn.
  present.addEventListener("click", () => {
    const form = document.querySelector("[data-form=badge]");
    document.querySelector("[data-opens-panel=badges]").click();
    badges.push(badges.shift());
    form.elements.badge.value = badges.at(-1);
    form.requestSubmit();
  });

  // There is nothing to cut, and nobody to welcome, before the gate is open.
  addEventListener("panel", ({ detail }) => {
    network.disabled = present.disabled = detail === "open";
  });

  // The door tells pass, PIN and name; the pass alone is left to the page, as its QR code leaves it.
  if (told.has("pin")) {
    sessionStorage.removeItem(CUT);
    history.replaceState(null, "", `#${told.get("pass")}`);
    addEventListener("panel", () => {
      const form = document.querySelector("[data-form=open]");
      for (const name of ["pin", "name"]) form.elements[name].value = told.get(name);
      form.requestSubmit();
    }, { once: true });
  }
  show();
})();
