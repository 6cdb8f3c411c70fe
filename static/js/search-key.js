/** The key "/" leads to the first box of the search, from anywhere but a place to type in. */
(() => {
  "use strict";
  /** @type {HTMLInputElement | null} */
  const box = document.querySelector(".search-box input");
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (!box || event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    event.preventDefault();
    box.focus();
  });
})();
