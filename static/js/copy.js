// Adds a button that copies to each citation, also to those that `entry.js` makes. Without this, one
// click selects the whole text.
(function () {
  "use strict";
  const said = document.createElement("p");
  said.className = "vh";
  said.setAttribute("role", "status");

  /** @param {Element} text @returns {Promise<void>} */
  function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text.textContent || "");
    getSelection()?.selectAllChildren(text);
    return document.execCommand("copy") ? Promise.resolve() : Promise.reject();
  }

  /** @param {ParentNode} within */
  function add(within) {
    for (const text of within.querySelectorAll(".cite-this__text:not([data-entry])")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "Copy";
      button.addEventListener("click", function () {
        const tell = function (/** @type {string} */ words) { said.textContent = button.textContent = words; };
        copy(text).then(function () { tell("Copied"); }, function () { tell("Not copied: select the text"); });
      });
      text.after(button);
    }
  }

  globalThis.atlasCopy = add;
  document.querySelectorAll(".cite-this").forEach(add);
  document.body.append(said);
})();
