// Reads a part of the page aloud with the browser's own voice: data-aloud names the part. The
// buttons show where there is a voice; a second touch stops it.
const voice = window.speechSynthesis;
const silence = () => {
  voice.cancel();
  document.querySelectorAll("[data-aloud]").forEach((one) => one.setAttribute("aria-pressed", "false"));
};

function read(button) {
  const was = button.getAttribute("aria-pressed") === "true";
  silence();
  if (was) return;
  const words = new SpeechSynthesisUtterance(document.getElementById(button.dataset.aloud).innerText);
  words.lang = document.documentElement.lang;
  words.rate = 0.9;
  words.onend = silence;
  button.setAttribute("aria-pressed", "true");
  voice.speak(words);
}

export function show() {
  if (voice) document.querySelectorAll("[data-aloud]").forEach((button) => { button.hidden = false; });
}

document.addEventListener("click", (event) => {
  const button = voice && event.target.closest("[data-aloud]");
  if (button) read(button);
});
window.addEventListener("pagehide", () => voice?.cancel());
show();
