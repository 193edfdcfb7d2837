/* Keys in the back office, as an extra: j and k go from row to row, Enter opens the row, x ticks it. */
document.addEventListener("keydown", (event) => {
  const target = event.target;
  if (event.ctrlKey || event.metaKey || event.altKey || target.isContentEditable) return;
  if (target.matches("input:not([type=checkbox]), textarea, select")) return;
  const step = { j: 1, k: -1 }[event.key];
  if (!step && event.key !== "x") return;
  const links = [...document.querySelectorAll("#result_list .data-row, .office-rows tr")]
    .map((row) => row.querySelector("th a, td a"))
    .filter(Boolean);
  if (!links.length) return;
  const row = document.activeElement.closest(".data-row, .office-rows tr");
  const here = links.findIndex((link) => row && row.contains(link));
  if (step) {
    event.preventDefault();
    const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step;
    links[Math.max(0, Math.min(links.length - 1, next))].focus();
  } else if (row) {
    const box = row.querySelector("input.action-select");
    if (box) {
      event.preventDefault();
      box.click();
    }
  }
});
