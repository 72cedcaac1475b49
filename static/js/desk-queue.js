// The keys of the officer's queue. Without them every button of the page does the same.
(() => {
  const form = document.querySelector("[data-queue]");
  const keys = document.querySelector("[data-queue-keys]");
  const rows = form ? [...form.querySelectorAll("[data-queue-item]")] : [];
  const reasons = form?.querySelector("[data-queue-reasons]");
  let current = Math.max(0, rows.findIndex((row) => `#${row.id}` === location.hash));

  const tick = (row) => row.querySelector("[name=item]");
  const ticked = () => rows.filter((row) => tick(row).checked);
  const chosen = () => (ticked().length ? ticked() : [rows[current]]);

  function show() {
    rows.forEach((row, place) => row.classList.toggle("is-current", place === current));
    rows[current]?.focus({ preventScroll: true });
    rows[current]?.scrollIntoView({ block: "center" });
  }

  function move(step) {
    current = Math.min(rows.length - 1, Math.max(0, current + step));
    show();
  }

  // The row to come back to: the first after this one that is not answered now.
  function remember(answered) {
    const following = rows.slice(current).find((row) => !answered.includes(row))
      ?? rows.findLast((row) => !answered.includes(row));
    form.elements.next.value = following ? tick(following).value : "";
  }

  function press(name, value) {
    const answered = chosen();
    answered.forEach((row) => { tick(row).checked = true; });
    remember(answered);
    const button = form.querySelector(`button[name="${name}"][value="${value}"]`);
    if (button) form.requestSubmit(button);
  }

  function shownReasons() {
    const groups = [...reasons.querySelectorAll("fieldset")].filter((group) => !group.hidden);
    return groups.flatMap((group) => [...group.querySelectorAll("input")]);
  }

  function refuse() {
    const direct = chosen().length === 1 && chosen()[0].querySelector("button[name=refuse]");
    if (direct) {
      remember(chosen());
      form.requestSubmit(direct);
      return;
    }
    const kinds = chosen().map((row) => row.dataset.kind);
    reasons.querySelectorAll("fieldset").forEach((group) => {
      group.hidden = !kinds.includes(group.dataset.kind);
    });
    reasons.open = true;
    (shownReasons()[0] ?? form.elements.reason).focus();
  }

  function inReasons(event) {
    const digit = Number(event.key);
    const box = digit ? shownReasons()[digit - 1] : null;
    if (event.key === "Escape") {
      reasons.open = false;
      show();
    } else if (event.key === "Enter" && event.target.type === "checkbox") {
      press("do", "refuse");
    } else if (box && event.target.type === "checkbox") {
      box.checked = !box.checked;
      box.focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  const DO = {
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    o: () => rows[current]?.querySelector("[data-queue-open]").click(),
    x: () => { const box = tick(rows[current]); box.checked = !box.checked; },
    a: () => press("do", "accept"),
    r: refuse,
    m: () => press("mine", "1"),
  };
  const ALWAYS = {
    u: () => document.querySelector("#annuler button")?.click(),
    "?": () => {
      keys.open = !keys.open;
      keys.querySelector("summary").focus();
      keys.scrollIntoView({ block: "end" });
    },
  };

  // Before the shortcuts of the administration itself, one of which is "?" too.
  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (reasons?.open && reasons.contains(event.target)) {
      inReasons(event);
      return;
    }
    const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
    const act = ALWAYS[event.key] ?? (rows.length ? DO[event.key] : null);
    if (typing || !act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }, true);

  if (rows.length) show();
})();
