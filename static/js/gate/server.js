// One call to the server: JSON both ways, no cookie, its clock beside ours.
const LONGEST = 20_000;
let offset = 0;

// A call that was answered, but not with what was asked. `status` 0: nobody answered.
export class Refused extends Error {
  constructor(status, { error = "no_answer", message = "" } = {}, wait = 0) {
    super(message);
    Object.assign(this, { status, code: error, wait });
  }
}

export const now = () => Date.now() + offset;
export const clockOffset = () => offset;
export const setClockOffset = (milliseconds) => { offset = milliseconds; };

function readClock(told, before) {
  if (told?.now) offset = Math.round(Date.parse(told.now) - (before + Date.now()) / 2);
}

async function answerOf(response, before) {
  if (response.status === 304) return null;
  const told = await response.json().catch(() => null);
  readClock(told, before);
  if (response.ok && told) return told;
  const wait = Number(response.headers.get("Retry-After")) * 1000 || 0;
  throw new Refused(response.ok ? 502 : response.status, told ?? {}, wait);
}

// The answer, or null where what we hold (`version`) is current; throws Refused.
export async function ask(path, { token = "", body = null, version = "" } = {}) {
  const headers = { Authorization: `Bearer ${token}` };
  if (version) headers["If-None-Match"] = `"${version}"`;
  if (body) headers["Content-Type"] = "application/json";
  const before = Date.now();
  const asked = {
    method: body ? "POST" : "GET",
    headers,
    body: body && JSON.stringify(body),
    cache: "no-store",
    credentials: "omit",
    signal: AbortSignal.timeout(LONGEST),
  };
  const response = await fetch(new URL(path, location.origin + location.pathname), asked).catch(() => {
    throw new Refused(0);
  });
  return answerOf(response, before);
}
