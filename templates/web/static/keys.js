// Single keys in Granska. What each of them presses stands in the page, in aria-keyshortcuts; the replies of the
// list are its links with data-row. Not active where somebody types or chooses, nor while the list of keys is open.
(() => {
  "use strict";
  const list = document.getElementById("tangenter");
  const rows = [...document.querySelectorAll("a[data-row]")];
  const TYPED = "input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable]";

  const row = () => document.activeElement.closest("li");

  const step = (by) => {
    const at = rows.indexOf(row()?.querySelector("a[data-row]"));
    const to = at < 0 && by < 0 ? rows.length - 1 : at + by;
    rows[Math.min(Math.max(to, 0), rows.length - 1)].focus();
  };

  const inList = {
    j: () => step(1),
    k: () => step(-1),
    x: () => row()?.querySelector("input[type=checkbox]")?.click(),
  };

  const press = (one) => {
    if (one.matches("details")) {
      one.open = true;
      (one.querySelector("input:not([type=hidden]), select") ?? one.querySelector("summary")).focus();
    } else if (one.matches("select")) {
      one.focus();
    } else {
      one.click();
    }
  };

  document.addEventListener("keydown", (event) => {
    const held = event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
    if (held || list.open || event.target.closest(TYPED)) return;
    const own = rows.length && Object.hasOwn(inList, event.key) ? inList[event.key] : null;
    const marked = document.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`);
    if (!own && !marked) return;
    event.preventDefault();
    if (own) own();
    else if (!event.repeat) press(marked);
  });

  document.querySelector('a[aria-keyshortcuts="?"]').addEventListener("click", (event) => {
    event.preventDefault();
    list.showModal();
  });
})();
