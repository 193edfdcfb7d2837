// Makes a published draw again in the browser and says what holds. The same steps as docs/draws.md, algorithm xundian-draw/1.
const V = "xundian-draw/1", text = new TextEncoder();
const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const sha = async (...lines) => hex(await crypto.subtle.digest("SHA-256", text.encode(lines.join("\n"))));
const same = (a, b) => canonical(a) === canonical(b);

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

async function keys(seed, entries) {
  const bytes = Uint8Array.from(seed.match(/../g), (pair) => parseInt(pair, 16));
  const how = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", bytes, how, false, ["sign"]);
  const sign = async ({ number }) => [hex(await crypto.subtle.sign("HMAC", key, text.encode(`entry ${number}`))), number];
  return Promise.all(entries.map(sign));
}

function allot(roster, order) {
  const persons = new Map(roster.entries.map((each) => [each.number, each.persons])), given = new Map();
  const homes = [...roster.homes].sort((a, b) => a.persons - b.persons || a.number - b.number), free = [...homes];
  for (let larger = 0; larger <= roster.larger_homes; larger += 1) {
    for (const number of order.filter((each) => !given.has(each))) {
      const own = homes.find((home) => home.persons >= persons.get(number))?.persons;
      const place = free.findIndex((home) => (larger ? home.persons >= persons.get(number) : home.persons === own));
      if (place >= 0) given.set(number, free.splice(place, 1)[0].number);
    }
  }
  return {
    allotments: order.filter((each) => given.has(each)).map((entry) => ({ entry, home: given.get(entry) })),
    waiting: order.filter((each) => !given.has(each)),
  };
}

function followed(roster, made, successions) {
  const held = new Map(made.allotments.map((each) => [each.entry, each.home]));
  const size = (list, number) => list.find((each) => each.number === number).persons;
  const own = (persons) => Math.min(...roster.homes.map((home) => home.persons).filter((each) => each >= persons));
  let waiting = [...made.waiting];
  return successions.every((each, place) => {
    if (!held.has(each.entry) && !waiting.includes(each.entry)) return false;
    const home = held.get(each.entry) ?? null;
    held.delete(each.entry);
    waiting = waiting.filter((number) => number !== each.entry);
    let next = null;
    if (home !== null) {
      const room = size(roster.homes, home), needs = (number) => size(roster.entries, number);
      next = waiting.find((number) => own(needs(number)) === room)
        ?? (roster.larger_homes ? waiting.find((number) => needs(number) <= room) : undefined) ?? null;
    }
    if (next !== null) {
      held.set(next, home);
      waiting = waiting.filter((number) => number !== next);
    }
    return each.number === place + 1 && each.home === home && each.next === next;
  });
}

export async function check(told, paper) {
  const { roster, secrets } = told, digest = await sha(canonical(roster)), found = { digest: told.digest === digest };
  const hashes = [digest, ...roster.witnesses.map((each) => each.commitment)];
  if (paper) found.paper = hashes.includes(paper);
  const fits = roster.witnesses.map(async (each, place) => secrets[place] === null
    || each.commitment === await sha(V, "commitment", roster.draw, String(each.number), secrets[place]));
  const revealed = secrets.filter((each) => each !== null).length;
  if (revealed) found.commitments = secrets.length === roster.witnesses.length && (await Promise.all(fits)).every(Boolean);
  if (told.state !== "drawn") return found;
  const seed = await sha(V, "seed", digest, ...secrets);
  const sorted = (await keys(seed, roster.entries)).sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]));
  const order = sorted.map(([, number]) => number), made = allot(roster, order);
  found.commitments &&= revealed === roster.witnesses.length;
  found.seed = told.seed === seed;
  found.order = same(told.order, order);
  found.allotments = same(told.allotments, made.allotments);
  found.waiting = same(told.waiting, made.waiting);
  if (told.successions.length) found.successions = followed(roster, made, told.successions);
  return found;
}

function say(list, found) {
  for (const line of list.querySelectorAll("[data-part]")) {
    const holds = found[line.dataset.part];
    line.hidden = holds === undefined;
    line.dataset.words ??= line.textContent;
    line.textContent = `${line.dataset.words}: ${holds ? list.dataset.yes : list.dataset.no}`;
    line.className = holds ? "holds" : "broken";
  }
}

const box = document.querySelector("[data-draw]");
if (box) {
  const list = box.querySelector("ul");
  box.hidden = false;
  box.querySelector("button").addEventListener("click", async () => {
    if (!globalThis.crypto?.subtle) {
      list.textContent = list.dataset.cannot;
      return;
    }
    const answer = await fetch(box.dataset.draw, { cache: "no-store" });
    say(list, await check(await answer.json(), box.querySelector("input").value.trim().toLowerCase()));
  });
}
