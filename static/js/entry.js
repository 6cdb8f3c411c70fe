/**
 * Cites one entry, and leads to the forms that correct it: opened by the sign of its permalink.
 *
 * What is the same for all entries stands once on the page, at `[data-entry]`: a citation with
 * `[document]`, `[paragraphs]` and `[address]` in the places of what differs, and where the content
 * is kept. The rest is read from the entry: its address is that of the sign, its paragraphs are
 * those of the citations beside it, and the beginning of its anchor says which file holds it.
 * Without this script the sign is a link, and the page says in words how to cite what it leads to.
 */
(function () {
  "use strict";
  /** @type {HTMLElement | null} */
  const common = document.querySelector("[data-entry]");
  if (!common) return;
  const { root = "", site = "", report = "", edit = "", files = "" } = common.dataset;
  const base = new URL(root || "./", location.href).href;
  const fileOf = new Map(files.split(" ").map((line) => /** @type {[string, string]} */ (line.split(":"))));
  const panel = document.createElement("div");
  panel.className = "entry-cite";
  panel.id = "entry-cite";
  panel.setAttribute("role", "group");
  panel.setAttribute("popover", "manual");
  /** @type {HTMLAnchorElement | null} */
  let sign = null;

  /** Where an entry is from the site's root: `reports/x/#finding-y`. @param {HTMLAnchorElement} own */
  function place(own) {
    return own.href.slice(base.length).replace(/(index\.html)?(\?[^#]*)?(?=#)/, "");
  }

  /** @param {HTMLAnchorElement} own */
  function citation(own) {
    const beside = (own.closest("td, .entry") ?? own).querySelectorAll("a.citation");
    const labels = Array.from(beside, (link) => link.textContent ?? "");
    const title = beside[0]?.getAttribute("title") ?? "";
    /** @type {Record<string, string>} */
    const words = { document: title.slice(0, -`, ${labels[0]}`.length), paragraphs: labels.join(", "), address: site + place(own) };
    return (common?.textContent ?? "").replace(/\[(document|paragraphs|address)\]/g, (_, name) => words[name]);
  }

  /** @param {HTMLAnchorElement} own */
  function file(own) {
    const [, kind, name, anchor] = /^(\w+)\/([^/]+)\/#([a-z]+)/.exec(place(own)) ?? [];
    return `${edit}${kind}/${name}/${fileOf.get(`${kind}/${anchor}`) ?? fileOf.get(`${kind}/`)}.yaml`;
  }

  /** @param {string} label @param {string} href @param {boolean} outside */
  function link(label, href, outside) {
    const made = document.createElement("a");
    made.href = href;
    made.textContent = label;
    if (outside) {
      const said = document.createElement("span");
      said.className = "vh";
      said.textContent = " (outside site)";
      made.className = "outside";
      made.rel = "external";
      made.append(said);
    }
    return made;
  }

  /** @param {boolean} back whether the focus goes back to the sign */
  function close(back) {
    panel.remove();
    sign?.setAttribute("aria-expanded", "false");
    if (back) sign?.focus();
    sign = null;
  }

  /** @param {HTMLAnchorElement} own */
  function open(own) {
    const kind = own.getAttribute("aria-label")?.replace("Link to this ", "") ?? "entry";
    const here = own.hash && own.href.split("#")[0] === location.href.split("#")[0];
    const label = document.createElement("p");
    const text = document.createElement("p");
    const links = document.createElement("p");
    label.className = "cite-this__label";
    label.textContent = `Cite this ${kind}`;
    text.className = "cite-this__text";
    text.textContent = citation(own);
    links.className = "entry-cite__links";
    if (!here) links.append(link("Show it in its document", own.href, false));
    links.append(link("Edit", file(own), true), link("Report an error", report + encodeURIComponent(place(own)), true));
    panel.setAttribute("aria-label", label.textContent);
    panel.replaceChildren(label, text, links);
    sign = own;
    own.setAttribute("aria-expanded", "true");
    own.after(panel);
    globalThis.atlasCopy(panel);
    panel.showPopover?.();
    const [at, page] = [own.getBoundingClientRect(), document.documentElement];
    const left = Math.max(16, Math.min(at.left, page.clientWidth - panel.offsetWidth - 16));
    panel.style.left = `${left + scrollX}px`;
    panel.style.top = `${at.bottom + scrollY + 4}px`;
    panel.scrollIntoView({ block: "nearest" });
    if (here) history.replaceState(null, "", own.hash);
  }

  for (const own of document.querySelectorAll("a.permalink")) own.setAttribute("aria-expanded", "false");
  document.addEventListener("click", function (event) {
    const target = event.target instanceof Element ? event.target : null;
    const own = /** @type {HTMLAnchorElement | null} */ (target?.closest("a.permalink") ?? null);
    if (panel.contains(target)) return;
    const again = own === sign;
    if (sign) close(again);
    if (!own || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!again) open(own);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && sign) close(true);
  });
  addEventListener("resize", () => close(false));
})();
