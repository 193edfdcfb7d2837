/* Days are dates in Asia/Shanghai (no summer time since 1991). The phone's clock may be wrong; the server's last
   answer says by how much, and `today` believes that. What an operation claims stays the phone's own claim. */
import { language } from "./words.js";

const SHANGHAI_MS = 8 * 3600e3, DAY_MS = 86400e3;
let skew = 0;

export function setSkew(ms) { skew = ms; }
export const now = () => Date.now() + skew;
export const nowIso = (at = Date.now()) => new Date(at + SHANGHAI_MS).toISOString().replace("Z", "+08:00");
export const today = () => nowIso(now()).slice(0, 10);
export const monthOf = (iso) => iso.slice(0, 7);
const number = (iso) => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
export const daysBetween = (from, to) => Math.round((number(to) - number(from)) / DAY_MS);

/** Full years of age; null without a date of birth. */
export function age(birth, on = today()) {
  if (!birth) return null;
  return Number(on.slice(0, 4)) - Number(birth.slice(0, 4)) - (on.slice(5) < birth.slice(5, 10) ? 1 : 0);
}

/** A day as people write it; `short` leaves the year out. */
export function day(iso, { short = false } = {}) {
  if (!iso) return "";
  const [year, month, date] = iso.slice(0, 10).split("-").map(Number);
  if (language() === "zh-hans") return `${short ? "" : `${year}年`}${month}月${date}日`;
  const name = new Date(Date.UTC(year, month - 1, date)).toLocaleDateString("en-GB", { month: "short", timeZone: "UTC" });
  return [date, name].concat(short ? [] : year).join(" ");
}

const local = (at) => nowIso(typeof at === "string" ? Date.parse(at) : at);
/** Day and time of a moment; only the time when it is today. */
export function dayTime(at) {
  const iso = local(at);
  return iso.slice(0, 10) === today() ? iso.slice(11, 16) : `${day(iso, { short: true })} ${iso.slice(11, 16)}`;
}
