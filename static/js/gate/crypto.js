// What the gate derives, opens and seals: docs/gate-protocol.md says every byte of it.
const ONCE = new Uint8Array(12);
const ROUNDS = 600_000;
const { subtle } = crypto;

export const utf8 = (words) => new TextEncoder().encode(words);
const parsed = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

export function b64(bytes) {
  const letters = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

// Throws for anything that b64 does not write.
export function unb64(text) {
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  if (b64(bytes) !== text) throw new RangeError("not base64url");
  return bytes;
}

async function derived(ikm, info, { salt = new Uint8Array(), length = 32 } = {}) {
  const key = await subtle.importKey("raw", ikm, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: utf8(info) };
  return subtle.deriveBits(how, key, length * 8);
}

const aes = (raw, use) => subtle.importKey("raw", raw, "AES-GCM", false, [use]);
const gcm = (iv, about) => ({ name: "AES-GCM", iv, additionalData: utf8(about) });

export async function locatorOf(bits) {
  return b64(await derived(bits, "coup-de-main:locator:1", { length: 16 }));
}

// The entry of a badge, which its own random bits open.
export async function openEntry(list, bits, locator) {
  const raw = await derived(bits, "coup-de-main:entry:1", { salt: unb64(list.version) });
  const sealed = unb64(list.badges[locator]);
  return parsed(await subtle.decrypt(gcm(ONCE, locator), await aes(raw, "decrypt"), sealed));
}

// Whether an Ed25519 signature is right; null where the browser cannot tell.
export async function isSigned(publicKey, signature, signed) {
  let key;
  try {
    key = await subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
  } catch {
    return null;
  }
  return subtle.verify("Ed25519", key, signature, signed);
}

// What only the server reads: from an ephemeral pair to the seal key of the event.
export async function sealFor(sealKey, nonce, secret) {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const ours = await subtle.generateKey(curve, false, ["deriveBits"]);
  const theirs = await subtle.importKey("raw", unb64(sealKey), curve, false, []);
  const point = new Uint8Array(await subtle.exportKey("raw", ours.publicKey));
  const shared = await subtle.deriveBits({ name: "ECDH", public: theirs }, ours.privateKey, 256);
  const raw = await derived(shared, "coup-de-main:sealed:1", { salt: point });
  const key = await aes(raw, "encrypt");
  const sealed = await subtle.encrypt(gcm(ONCE, nonce), key, utf8(JSON.stringify(secret)));
  return b64(new Uint8Array([...point, ...new Uint8Array(sealed)]));
}

// The key of the names: it stays in memory, and nobody can take it out of there.
export async function namesKey(secret, pin, { salt = null, iterations = ROUNDS } = {}) {
  const taken = salt ? unb64(salt) : crypto.getRandomValues(new Uint8Array(16));
  const base = await subtle.importKey("raw", utf8(`${secret}:${pin}`), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: taken, iterations };
  const use = { name: "AES-GCM", length: 256 };
  const key = await subtle.deriveKey(how, base, use, false, ["encrypt", "decrypt"]);
  return { key, salt: b64(taken), iterations };
}

const aboutNames = (slug) => `coup-de-main:names:1:${slug}`;

export async function sealNames({ key, salt, iterations }, slug, names) {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await subtle.encrypt(gcm(nonce, aboutNames(slug)), key, utf8(JSON.stringify(names)));
  return { salt, iterations, nonce: b64(nonce), sealed: b64(sealed), version: names.version };
}

// Throws where secret or PIN were others.
export async function openNames({ key }, slug, { nonce, sealed }) {
  return parsed(await subtle.decrypt(gcm(unb64(nonce), aboutNames(slug)), key, unb64(sealed)));
}
