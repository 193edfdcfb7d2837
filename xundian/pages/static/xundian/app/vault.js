/* Locks: a random data key seals every row; it lies on the phone only wrapped by a key worked out from the PIN.
   Keys cannot be taken out of the browser's cryptography once the vault stands. */
const ROUNDS = 600000, SALT_BYTES = 16, IV_BYTES = 12;
const AES = { name: "AES-GCM", length: 256 };
const { subtle } = crypto;
const random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));

async function keyOf(pin, salt, rounds) {
  const known = await subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return subtle.deriveKey(how, known, AES, false, ["wrapKey", "unwrapKey"]);
}

/** {vault, key}: what may lie on the disk, and the data key for now. */
export async function newVault(pin) {
  const salt = random(SALT_BYTES), iv = random(IV_BYTES);
  const fresh = await subtle.generateKey(AES, true, ["encrypt", "decrypt"]);
  const wrapped = await subtle.wrapKey("raw", fresh, await keyOf(pin, salt, ROUNDS), { name: "AES-GCM", iv });
  const vault = { salt, iv, rounds: ROUNDS, wrapped };
  return { vault, key: await openVault(vault, pin) };
}

/** The data key; rejects when the PIN is wrong. */
export async function openVault({ salt, iv, rounds, wrapped }, pin) {
  const outer = await keyOf(pin, salt, rounds);
  return subtle.unwrapKey("raw", wrapped, outer, { name: "AES-GCM", iv }, AES, false, ["encrypt", "decrypt"]);
}

/** {iv, data} of some bytes. */
export async function sealBytes(key, bytes) {
  const iv = random(IV_BYTES);
  return { iv, data: await subtle.encrypt({ name: "AES-GCM", iv }, key, bytes) };
}

export const openBytes = (key, { iv, data }) => subtle.decrypt({ name: "AES-GCM", iv }, key, data);
export const seal = (key, value) => sealBytes(key, new TextEncoder().encode(JSON.stringify(value)));
export const unseal = async (key, box) => JSON.parse(new TextDecoder().decode(await openBytes(key, box)));
