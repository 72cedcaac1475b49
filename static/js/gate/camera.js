// Reads QR codes with the camera: by the browser's own reader, else by the vendored one.
const EVERY = 120; // milliseconds between two looks
const FORGET = 3000; // a code that stays before the camera is told once
const WIDEST = 800; // pixels; more is slower and reads no better

async function newReader() {
  const own = globalThis.BarcodeDetector;
  const formats = await own?.getSupportedFormats().catch(() => []);
  if (formats?.includes("qr_code")) return new own({ formats: ["qr_code"] });
  const { BarcodeDetector } = await import("../../vendor/qr/decode.js");
  return new BarcodeDetector({ formats: ["qr_code"] });
}

const whole = (video) => {
  const scale = Math.min(1, WIDEST / video.videoWidth);
  return { resizeWidth: Math.round(video.videoWidth * scale), resizeQuality: "medium" };
};

// `tell(text)` hears each code once; returns how to stop. Throws where there is no camera.
export async function watch(video, tell) {
  const wanted = { facingMode: "environment", width: { ideal: 1280 } };
  const stream = await navigator.mediaDevices.getUserMedia({ video: wanted });
  const reader = await newReader();
  const awake = await navigator.wakeLock?.request("screen").catch(() => null);
  video.srcObject = stream;
  await video.play();
  const told = new Map();
  let timer = 0;

  async function look() {
    const picture = await createImageBitmap(video, whole(video)).catch(() => null);
    const found = picture ? await reader.detect(picture).catch(() => []) : [];
    picture?.close();
    for (const { rawValue } of found) {
      const fresh = !(Date.now() - told.get(rawValue) < FORGET);
      told.set(rawValue, Date.now());
      if (fresh) tell(rawValue);
    }
    if (video.srcObject) timer = setTimeout(look, EVERY);
  }

  look();
  return () => {
    clearTimeout(timer);
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
    awake?.release();
  };
}
