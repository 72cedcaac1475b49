// A touch on the map chooses in the list beside it. Without scripts the map stays folded away:
// its links would leave the page and lose what is typed.
for (const map of document.querySelectorAll("[data-map-for]")) {
  const list = document.getElementById(map.dataset.mapFor);
  map.hidden = false;
  const mark = () => {
    for (const place of map.querySelectorAll("a")) {
      const chosen = new URL(place.href.baseVal ?? place.href, location.href).searchParams;
      place.toggleAttribute("aria-current", chosen.get("quartier") === list.value);
      if (place.hasAttribute("aria-current")) place.setAttribute("aria-current", "true");
    }
  };
  map.addEventListener("click", (event) => {
    const place = event.target.closest("a");
    if (!place) return;
    event.preventDefault();
    const touched = new URL(place.href.baseVal ?? place.href, location.href).searchParams;
    list.value = touched.get("quartier");
    mark();
  });
  list.addEventListener("change", mark);
  mark();
}
