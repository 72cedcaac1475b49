// A sound and a shake for each colour, so that nobody needs to look; the sound can be off.
const TONES = { green: [[880, 0.09], [1320, 0.14]], orange: [[660, 0.16], [660, 0.16]], red: [[220, 0.45]] };
const SHAKES = { green: 40, orange: [60, 60, 60], red: [300] };
const GAP = 0.05; // seconds
let context = null;

export function play(colour, withSound) {
  navigator.vibrate?.(SHAKES[colour]);
  if (!withSound) return;
  context ??= new AudioContext();
  context.resume();
  let start = context.currentTime;
  for (const [pitch, seconds] of TONES[colour]) {
    const tone = new OscillatorNode(context, { frequency: pitch, type: "triangle" });
    tone.connect(context.destination);
    tone.start(start);
    tone.stop(start + seconds);
    start += seconds + GAP;
  }
}
