/* Whose phone it is at the moment: {id, name, role, place, language}; null while the store is locked. */
let person = null;

export const me = () => person;
export function setMe(found) { person = found; }
