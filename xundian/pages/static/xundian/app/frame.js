/* The header's size of letters. */
import { part } from "./render.js";

const SIZES = ["standard", "large", "largest"], YEAR_SECONDS = 365 * 86400;
const root = document.documentElement;
const sizeOf = () => SIZES.find((size) => root.classList.contains(size)) || SIZES[0];

/** Set the size of the text here and, by the cookie, on the pages of the server. */
export function setSize(size) {
  SIZES.forEach((each) => root.classList.toggle(each, each === size && each !== SIZES[0]));
  document.cookie = `size=${size}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  document.dispatchEvent(new CustomEvent("size", { detail: size }));
}

export const size = sizeOf;

const kept = /(?:^|; )size=(\w+)/.exec(document.cookie);
if (kept && SIZES.includes(kept[1])) setSize(kept[1]);
part(document, "bigger").addEventListener("click", () => {
  setSize(SIZES[(SIZES.indexOf(sizeOf()) + 1) % SIZES.length]);
});
