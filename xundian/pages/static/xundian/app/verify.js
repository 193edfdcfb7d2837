/* What both sides compare once a day: for each entity 256 buckets, each its number of rows and a hash over them. */
import { ENTITIES } from "./data.js";

const hex = (buffer) => Array.from(new Uint8Array(buffer), (each) => each.toString(16).padStart(2, "0")).join("");
export const sha256 = async (bytes) => hex(await crypto.subtle.digest("SHA-256", bytes));

async function bucketsOf(rows) {
  const buckets = new Map();
  rows.forEach(([id, version]) => {
    const name = id.slice(-2);
    buckets.set(name, (buckets.get(name) || []).concat(`${id}:${version}`));
  });
  const told = {};
  for (const [name, lines] of buckets) {
    told[name] = { count: lines.length, sha256: await sha256(new TextEncoder().encode(lines.sort().join("\n"))) };
  }
  return told;
}

/** {entities: {name: {bucket: {count, sha256}}}} of all rows as the server gave them. */
export async function differing(data) {
  const entities = {};
  for (const entity of ENTITIES) entities[entity] = await bucketsOf(data.versions(entity));
  return { entities };
}
