// What a badge or a typed code is worth without network (docs/gate-protocol.md).
import { isSigned, locatorOf, openEntry, unb64, utf8 } from "./crypto.js";

const EPOCH = Date.UTC(2024, 0, 1);
const HOUR = 3_600_000;
const LENGTH = 89;
const SIGNED = 25;
const ALPHABET = "ACEFHJKMNPRTVWXY347";
const DRAWN = 8;

export const tidy = (typed) => typed.replace(/[\s-]/g, "").toUpperCase();

export function isCode(code) {
  const places = [...code].map((letter) => ALPHABET.indexOf(letter));
  if (places.length !== DRAWN + 1 || places.includes(-1)) return false;
  const total = places.slice(0, DRAWN).reduce((sum, place, at) => sum + (at + 1) * place, 0);
  return places[DRAWN] === total % ALPHABET.length;
}

const number = (bytes) => bytes.reduce((sum, byte) => sum * 256 + byte, 0);

function read(text) {
  try {
    const raw = unb64(text);
    if (raw.length !== LENGTH || raw[0] !== 1) return null;
    const from = EPOCH + number(raw.slice(4, 7)) * HOUR;
    const until = from + number(raw.slice(7, 9)) * HOUR;
    return { raw, key: number(raw.slice(1, 4)), from, until, bits: raw.slice(9, SIGNED) };
  } catch {
    return null;
  }
}

function verified(badge, key) {
  const signed = new Uint8Array([...utf8("coup-de-main:badge:"), ...badge.raw.slice(0, SIGNED)]);
  return isSigned(unb64(key.public), badge.raw.slice(SIGNED), signed);
}

const isRevoked = (list, key, locator) => key.revoked || list.revoked.includes(locator);

// {colour, word, locator?, entry?} of what was read, at `now` (milliseconds, the server's clock).
export async function judge(text, list, now) {
  const badge = read(text);
  const key = badge && list.keys.find((one) => one.id === badge.key);
  const signed = key ? await verified(badge, key) : false;
  if (signed === false) return { colour: "red", word: "unknown" };
  const locator = await locatorOf(badge.bits);
  if (isRevoked(list, key, locator)) return { colour: "red", word: "revoked", locator };
  if (locator in list.badges) {
    const entry = await openEntry(list, badge.bits, locator);
    return { ...judgeEntry(entry), locator };
  }
  const inTime = badge.from <= now && now < badge.until;
  if (signed && !inTime) return { colour: "red", word: "expired", locator };
  return { colour: "orange", word: "not_listed", locator };
}

// The same for somebody whose entry is open already: found by name, or by code.
export const judgeEntry = (entry) =>
  entry.x ? { colour: "orange", word: "cancelled", entry } : { colour: "green", word: "entry", entry };
