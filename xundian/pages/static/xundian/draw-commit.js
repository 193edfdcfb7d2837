// Makes a witness's secret and the commitment to it. Nothing is sent, nothing is kept.
const SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ", GROUPS = 5, EACH = 5;

function secret() {
  const drawn = [];
  while (drawn.length < GROUPS * EACH) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < 240) drawn.push(SIGNS[byte % SIGNS.length]); // 240 = 8 × 30, so that every sign is as likely
  }
  return Array.from({ length: GROUPS }, (_, group) => drawn.slice(group * EACH, (group + 1) * EACH).join("")).join("-");
}

const form = document.querySelector("[data-commit]");
if (form) {
  const [code, number, own] = ["code", "number", "secret"].map((name) => form.querySelector(`#${name}`));
  const said = form.querySelector("[role=status]");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!globalThis.crypto?.subtle) {
      said.textContent = said.dataset.cannot;
      return;
    }
    own.value = own.value.trim() || secret();
    const draw = code.value.trim().toUpperCase(), place = String(parseInt(number.value, 10));
    if (!/^[2-9A-Z]{4}-[2-9A-Z]{4}$/.test(draw) || !/^[1-9]\d?$/.test(place) || !/^[0-9A-Za-z-]{20,80}$/.test(own.value)) {
      said.textContent = said.dataset.wrong;
      return;
    }
    const lines = [form.dataset.version, "commitment", draw, place, own.value].join("\n");
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(lines));
    said.textContent = [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  });
}
