// Keeps a page that `atlas serve` shows in step with its files. The published site has nothing of this.
(function () {
  "use strict";

  /**
   * @typedef {{line: number, column: number, before: string, marked: string, after: string}} Spot
   * @typedef {{message: string, excerpt?: string, code?: string, explained?: string, hint?: string, file?: string,
   *            spot?: Spot}} Problem
   * @typedef {{version: number, page: string, text: string | null, styles: string, assets: string,
   *            problems: {count: number, list: Problem[]}}} State
   */

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const made = { page: script.dataset.page, styles: script.dataset.styles, assets: script.dataset.assets };
  // The page that stands in for a site that was never good: it consists of the panel.
  const standsIn = made.page === "none";
  /** The version that the last event told of. */
  let newest = -1;

  /** What must survive a reload; a browser that keeps nothing only loses the report of the time. */
  const memory = {
    get: (/** @type {string} */ key) => { try { return sessionStorage.getItem("atlas-" + key); } catch { return null; } },
    set: (/** @type {string} */ key, /** @type {string} */ value) => { try { sessionStorage.setItem("atlas-" + key, value); } catch { /* kept nowhere */ } },
    drop: (/** @type {string} */ key) => { try { sessionStorage.removeItem("atlas-" + key); } catch { /* kept nowhere */ } },
  };

  /** Tells the server that what came of a change is on the screen now. @param {string | number} version */
  function seen(version) {
    fetch("/.atlas/seen?version=" + encodeURIComponent(version)).catch(() => {});
  }

  /** @param {State} state */
  function follow(state) {
    newest = state.version;
    if (state.assets !== made.assets) anew(state);
    else if (state.page !== made.page) change(state);
    else settle(state);
  }

  /** Changes the page where it stands; where it cannot, it is loaded. @param {State} state */
  function change(state) {
    // The event brings the page along, unless it is the first one that this page hears.
    const text = state.text === null ? fetch(location.href).then((answer) => answer.text()) : Promise.resolve(state.text);
    (standsIn ? Promise.reject() : text).then((page) => {
      // What the next event says stands for this one too.
      if (newest !== state.version) return;
      if (!globalThis.atlasChange(page, state.page)) throw new Error("it has to be loaded");
      made.page = state.page;
      seen(state.version);
      settle(state);
    }).catch(() => anew(state));
  }

  /** Loads the page again. @param {State} state */
  function anew(state) {
    const wanted = location.pathname + " " + state.page + " " + state.assets;
    // A page that is still not the wanted one after a reload is not reloaded for ever.
    if (memory.get("wanted") === wanted) return;
    memory.set("wanted", wanted);
    memory.set("version", String(state.version));
    location.reload();
  }

  /** What is left to do where the page is the wanted one. @param {State} state */
  function settle(state) {
    memory.drop("wanted");
    if (state.styles !== made.styles) {
      made.styles = state.styles;
      exchangeStyles(state.styles, state.version);
    }
    panel.show(state.problems);
  }

  /** Puts a new sheet beside each one and takes the old one away when the new one has come. */
  function exchangeStyles(/** @type {string} */ digest, /** @type {number} */ version) {
    const sheets = /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel=stylesheet]"));
    const coming = Array.from(sheets).filter((old) => new URL(old.href).origin === location.origin).map((old) => {
      const next = /** @type {HTMLLinkElement} */ (old.cloneNode());
      const address = new URL(old.href);
      address.search = "?" + digest;
      next.href = address.href;
      return new Promise((done) => {
        next.addEventListener("load", () => { old.remove(); done(true); });
        next.addEventListener("error", () => { next.remove(); done(false); });
        old.after(next);
      });
    });
    Promise.all(coming).then(() => seen(version));
  }

  /** An element with text, which stays text whatever it says. */
  function element(/** @type {string} */ name, /** @type {string} */ style, /** @type {string} */ text) {
    const made = document.createElement(name);
    if (style) made.className = style;
    if (text) made.textContent = text;
    return made;
  }

  /** The name of a message, as a link to what the manual says of it. */
  function code(/** @type {string} */ name, /** @type {string | undefined} */ explained) {
    const word = element("code", "code", name);
    if (!explained) return word;
    const link = document.createElement("a");
    link.className = "explained";
    link.href = explained;
    link.target = "_blank";
    link.rel = "noreferrer";
    link.append(word);
    return link;
  }

  /** @param {Problem} problem */
  function entry(problem) {
    const item = element("li", "problem", "");
    const title = element("p", "message", problem.message);
    if (problem.code) title.append(" ", code(problem.code, problem.explained));
    item.append(title);
    const spot = problem.spot;
    if (problem.file) item.append(element("p", "place", spot ? `${problem.file}:${spot.line}:${spot.column}` : problem.file));
    if (problem.excerpt) item.append(element("pre", "excerpt", problem.excerpt));
    if (spot) {
      const line = element("pre", "excerpt", "");
      line.append(spot.before, element("mark", "", spot.marked || " "), spot.after);
      item.append(line);
    }
    if (problem.hint) item.append(element("p", "hint", problem.hint));
    return item;
  }

  /** The panel over the page. It has a root of its own, so that the page's styles do not reach it. */
  const panel = {
    /** @type {HTMLElement | null} */
    host: null,
    /** What was shown last. */
    last: "",

    /** @param {State["problems"]} problems */
    show(problems) {
      const text = JSON.stringify(problems);
      if (text === this.last) return;
      this.last = text;
      if (this.host) this.host.remove();
      this.host = null;
      if (!problems.count) return;
      this.host = element("div", "", "");
      const root = this.host.attachShadow({ mode: "open" });
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = "/.atlas/panel.css";
      // Unstyled, the panel would push the page about for a moment.
      const region = element(standsIn ? "main" : "section", standsIn ? "panel whole" : "panel", "");
      region.hidden = true;
      sheet.addEventListener("load", () => { region.hidden = false; this.fill(region, problems); });
      root.append(sheet, region);
      document.body.append(this.host);
    },

    fill(/** @type {HTMLElement} */ region, /** @type {State["problems"]} */ problems) {
      const errors = problems.count === 1 ? "1 error" : problems.count + " errors";
      const title = element("h2", "title", "");
      title.id = "title";
      const spoken = element("div", "", "");
      spoken.setAttribute("role", "alert");
      spoken.append(title);
      region.setAttribute("aria-labelledby", "title");
      const head = element("div", "head", "");
      head.append(spoken);
      const list = element("ol", "problems", "");
      list.append(...problems.list.map(entry));
      const more = problems.count - problems.list.length;
      if (more > 0) list.append(element("li", "problem", `and ${more} more, which the terminal shows`));
      list.tabIndex = 0;
      list.setAttribute("aria-label", errors);
      if (!standsIn) head.append(this.button(list, errors));
      region.append(head, list);
      // A title that comes after its place is one that screen readers speak.
      requestAnimationFrame(() => {
        title.textContent = errors + (standsIn ? ": there is no site to show yet" : ": this is the last good page");
      });
    },

    button(/** @type {HTMLElement} */ list, /** @type {string} */ errors) {
      const button = /** @type {HTMLButtonElement} */ (element("button", "button", ""));
      button.type = "button";
      const set = (/** @type {boolean} */ open) => {
        list.hidden = !open;
        button.textContent = open ? "Hide" : "Show " + errors;
        button.setAttribute("aria-expanded", String(open));
      };
      button.addEventListener("click", () => set(list.hidden !== false));
      set(true);
      return button;
    },
  };

  /** @type {EventSource | null} */
  let events = null;
  /** @type {number | undefined} */
  let again;

  // Browsers open only a few connections to one server. Pages that nobody looks at give theirs back,
  // and catch up when they are looked at again.
  function listen() {
    clearTimeout(again);
    if (document.hidden) {
      if (events) events.close();
      events = null;
    } else if (!events) {
      events = new EventSource("/.atlas/events?page=" + encodeURIComponent(location.pathname));
      events.addEventListener("message", (event) => follow(JSON.parse(event.data)));
      events.addEventListener("error", () => {
        // The browser tries again by itself unless the server refused, for want of room.
        if (events && events.readyState === EventSource.CLOSED) {
          events = null;
          again = setTimeout(listen, 3000);
        }
      });
    }
  }

  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pagehide", () => { if (events) events.close(); events = null; });
  window.addEventListener("pageshow", listen);
  window.addEventListener("load", () => {
    const version = memory.get("version");
    memory.drop("version");
    if (version) seen(version);
  });
  listen();
})();
