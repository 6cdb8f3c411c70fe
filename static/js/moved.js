// A page that has moved: takes the place within it along, which a plain redirect would lose.
(function () {
  "use strict";
  addEventListener("DOMContentLoaded", function () {
    /** @type {HTMLAnchorElement | null} */
    const link = document.querySelector("main a");
    if (link && !link.hash && location.hash) location.replace(link.href + location.hash);
  });
})();
