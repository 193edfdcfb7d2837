/* The words that scripts say, put into the shell by Django in the shell's language. */
const book = JSON.parse(document.getElementById("words").textContent);

export const language = () => document.documentElement.dataset.language;
export const has = (key) => key in book;

/** The words of a key; of a pair (one, many) the one that fits `values.n`. An unknown key comes back as it is. */
export function say(key, values = {}) {
  let text = has(key) ? book[key] : key;
  if (Array.isArray(text)) text = text[Number(values.n) === 1 ? 0 : 1];
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}
