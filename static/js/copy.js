// Adds a button that copies to each citation. Without this, one click selects the whole text.
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
    for (const text of within.querySelectorAll(".cite-this__text:not(.cite-this__text--with)")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "Copy";
      button.addEventListener("click", function () {
        const tell = function (/** @type {string} */ words) { said.textContent = button.textContent = words; };
        copy(text).then(function () { tell("Copied"); }, function () { tell("Not copied: select the text"); });
      });
      text.classList.add("cite-this__text--with");
      text.after(button);
    }
  }

  // A page can hold hundreds of citations: those that are closed get theirs when they are opened.
  document.addEventListener("toggle", function (event) {
    if (event.target instanceof HTMLDetailsElement && event.target.open) add(event.target);
  }, true);
  document.querySelectorAll(".cite-this").forEach(add);
  document.body.append(said);
})();
