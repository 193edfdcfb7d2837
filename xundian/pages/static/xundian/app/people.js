/* Whose stores this phone has: ids, and just enough of a name for its owner to choose it. Never a villager's. */
const NAME = "xundian-people";

function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("people", { keyPath: "id" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function within(kind, work) {
  const db = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const task = db.transaction("people", kind), asked = work(task.objectStore("people"));
      task.oncomplete = () => resolve(asked.result);
      task.onabort = task.onerror = () => reject(task.error);
    });
  } finally {
    db.close();
  }
}

/** [{id, label, role}] of everybody with a store on this phone. */
export const people = () => within("readonly", (rows) => rows.getAll());

/** Note a person; the label shows the first character of the name only, as on a bank's receipt. */
export function notePerson({ id, name, role, place }) {
  const label = `${Array.from(name)[0] || ""}×× · ${place}`;
  return within("readwrite", (rows) => rows.put({ id, label, role }));
}
