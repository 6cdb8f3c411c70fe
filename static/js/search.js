// The page of the search: reads the question from the address, shows what was found, narrows it.
// Nothing of the index is loaded before there is a question.
(() => {
  "use strict";

  /** How many results are shown at a time; how many of the best are put in order by their fit. */
  const PAGE = 10;
  const CLOSER = 20;
  /** With fewer results, longer words that begin with the one asked for are offered. */
  const FEW = 10;
  /** The search waits so long for the next letter, in milliseconds. */
  const PAUSE = 150;

  const byId = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
  const area = byId("search-results");
  const input = byId("search-words");
  if (!area || !input) return;
  const [status, note, list, more, narrow, kindBoxes, authority, clear] = ["status", "note", "list", "more", "narrow", "kinds", "authority", "clear"]
    .map((name) => byId(`search-${name}`));
  const { make, item, fit } = globalThis.atlasResult;

  /** @type {Promise<any> | undefined} */
  let opened;
  const index = () => (opened ??= globalThis.atlasIndex.open(area.dataset.index).catch((/** @type {Error} */ error) => {
    opened = undefined;
    throw error;
  }));
  /** Which search is the last one begun; what an older one finds is not shown. */
  let turn = 0;
  /** @type {{kinds: Set<string>, authority: string}} */
  let chosen = { kinds: new Set(), authority: "" };
  /** @type {any} */
  let result;
  /** @type {number[]} */
  let left = [];
  let timer = 0;

  const number = (/** @type {number} */ count) => count.toLocaleString("en-GB");
  const entries = (/** @type {number} */ count, /** @type {boolean} */ exact) =>
    `${exact ? "" : "at least "}${number(count)} ${count === 1 ? "entry" : "entries"}`;

  /** Reads the state of the page from its address. */
  const read = () => {
    const state = new URLSearchParams(location.search);
    input.value = state.get("q") ?? "";
    chosen = { kinds: new Set(state.getAll("kind")), authority: state.get("authority") ?? "" };
  };

  /** Writes it there, so that a view can be passed on. */
  const write = () => {
    const state = new URLSearchParams();
    const question = input.value.trim();
    if (question) state.set("q", question);
    for (const kind of chosen.kinds) state.append("kind", kind);
    if (chosen.authority) state.set("authority", chosen.authority);
    const query = state.toString();
    try {
      history.replaceState(null, "", query ? `?${query}` : location.pathname);
    } catch {
      // From a folder on disk a browser may refuse. The page works without.
    }
  };

  const blank = (/** @type {string} */ words) => {
    status.textContent = words;
    note.replaceChildren();
    list.replaceChildren();
    narrow.hidden = true;
    more.hidden = true;
  };

  /** Looks for what is typed, and shows it. */
  const run = async () => {
    turn += 1;
    const own = turn;
    const question = input.value.trim();
    area.hidden = false;
    write();
    if (!question) {
      area.hidden = true;
      blank("");
      return;
    }
    try {
      const open = await index();
      const found = await open.search(question);
      if (own !== turn) return;
      result = found;
      const places = open.few || chosen.authority || !narrow.hidden && document.activeElement === authority ? await open.authorities() : null;
      if (own !== turn) return;
      await show(open, places, own);
    } catch {
      const words = "The search could not load its index. The site may have changed since this page was opened: load the page again. The lists below lead to everything.";
      if (own === turn) blank(words);
    }
  };

  /** The entries of the kinds that are chosen. */
  const ofKinds = (/** @type {any} */ open, /** @type {number[]} */ ids) =>
    chosen.kinds.size ? ids.filter((id) => chosen.kinds.has(open.kinds[open.kindOf(id)][0])) : ids;

  /** Narrows what was found, counts it, and shows the first results. */
  const show = async (/** @type {any} */ open, /** @type {any} */ places, /** @type {number} */ own) => {
    const who = places ? places.names.findIndex((/** @type {string[]} */ [slug]) => slug === chosen.authority) + 1 : 0;
    const here = who ? result.order.filter((/** @type {number} */ id) => places.of[id] === who) : result.order;
    const kept = ofKinds(open, here);
    const whole = open.kinds.map((/** @type {any} */ _, /** @type {number} */ at) =>
      who ? here.filter((/** @type {number} */ id) => open.kindOf(id) === at).length : result.whole[at]);
    const total = open.kinds.reduce((/** @type {number} */ sum, /** @type {any} */ [key], /** @type {number} */ at) =>
      !chosen.kinds.size || chosen.kinds.has(key) ? sum + whole[at] : sum, 0);
    const exact = result.exact || result.counted && !who;
    kinds(open, whole, exact);
    offer(places, ofKinds(open, result.order));
    narrow.hidden = !result.order.length;
    clear.hidden = !chosen.kinds.size && !chosen.authority;
    left = kept;
    list.replaceChildren();
    more.hidden = true;
    await next(open, own);
    if (own !== turn) return;
    status.textContent = kept.length
      ? `${entries(total, exact)} found${Math.min(PAGE, kept.length) < total ? `, the first ${number(Math.min(PAGE, kept.length))} shown` : ""}.`
      : result.order.length ? "Nothing is left after narrowing." : `Nothing was found for “${input.value.trim()}”.`;
    await explain(open, own);
  };

  /** A box for each kind that has results, with their number. */
  const kinds = (/** @type {any} */ open, /** @type {number[]} */ counts, /** @type {boolean} */ exact) => {
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.value : "";
    const boxes = open.kinds.flatMap((/** @type {any} */ [key, , label], /** @type {number} */ at) => {
      if (!counts[at] && !chosen.kinds.has(key)) return [];
      const box = /** @type {HTMLInputElement} */ (make("input", ""));
      box.type = "checkbox";
      box.value = key;
      box.checked = chosen.kinds.has(key);
      const count = make("span", "search-results__count", number(counts[at]) + (exact ? "" : "+"));
      return [make("label", "search-results__kind", box, make("span", "", `${label} `, count))];
    });
    const inside = kindBoxes.contains(document.activeElement);
    kindBoxes.replaceChildren(...boxes);
    if (inside) kindBoxes.querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
  };

  /** The authorities that have results, with their number. */
  const offer = (/** @type {any} */ places, /** @type {number[]} */ ids) => {
    const all = /** @type {HTMLOptionElement} */ (make("option", "", "All authorities"));
    all.value = "";
    authority.replaceChildren(all);
    if (!places) return; // Until a reader comes to the list.
    const counts = new Map();
    for (const id of ids) counts.set(places.of[id], (counts.get(places.of[id]) ?? 0) + 1);
    const options = places.names.flatMap((/** @type {string[]} */ [slug, name], /** @type {number} */ at) => {
      const count = counts.get(at + 1) ?? 0;
      if (!count && slug !== chosen.authority) return [];
      const option = /** @type {HTMLOptionElement} */ (make("option", "", `${name} (${number(count)}${result.exact ? "" : "+"})`));
      option.value = slug;
      return [option];
    });
    authority.append(...options);
    authority.value = chosen.authority;
  };

  /** Says what a reader should know of what was found, and offers other words. */
  const explain = async (/** @type {any} */ open, /** @type {number} */ own) => {
    const words = [];
    if (result.some) {
      words.push(result.missing.length
        ? `Not in the atlas: ${result.missing.join(", ")}.${result.order.length ? " These entries have the other words." : ""} `
        : "No entry has all of these words. These have the most of them. ");
    }
    if (!result.exact) words.push("Some of these words are so common that only the newest documents were searched. ");
    for (const [typed, slip] of result.mended) words.push(`No entry has “${typed}”: shown is what has “${written(open, slip)}”. `);
    const near = (await Promise.all(result.missing.slice(0, 2).map((/** @type {string} */ word) => open.nearest(word)))).flat();
    // Who types the beginning of a name that is a word itself, as in Worcester, may mean the longer one.
    const longer = result.words === 1 && !result.mended.length && result.order.length && result.order.length < FEW
      ? await open.completions(input.value.trim().toLowerCase()) : [];
    if (own !== turn) return;
    const help = result.order.length || near.length ? [] : ["Try fewer or other words. The atlas knows only what its reports say: the lists below show which they are."];
    note.replaceChildren(...words, ...buttons("Near words: ", near), ...buttons("Longer words: ", longer), ...help);
  };

  /** A word of the index as the first of the results writes it. */
  const written = (/** @type {any} */ open, /** @type {string} */ folded) => {
    const marks = Array.from(list.querySelectorAll("mark"), (mark) => mark.textContent ?? "");
    return marks.find((mark) => open.words(mark).some((/** @type {any} */ word) => word.parts.includes(folded))) ?? folded;
  };

  /** Words to look for instead, each a button. */
  const buttons = (/** @type {string} */ label, /** @type {string[]} */ all) =>
    all.flatMap((word, at) => {
      const button = make("button", "", word);
      button.setAttribute("type", "button");
      button.dataset.words = word;
      return [at ? ", " : label, button];
    });

  /** Shows the next results. Among the best, those whose words stand together come first. */
  const next = async (/** @type {any} */ open, /** @type {number} */ own) => {
    const first = !list.children.length;
    const taken = left.slice(0, first ? CLOSER : PAGE);
    let loaded = await Promise.all(taken.map(open.entry));
    if (own !== turn) return;
    if (first) {
      const read = result.mended.reduce((/** @type {string} */ text, /** @type {string[]} */ [typed, slip]) => text.replace(typed, slip), input.value);
      const asked = open.words(read).flatMap((/** @type {any} */ word) => word.parts);
      const fits = new Map(loaded.map((entry) => [entry, fit(entry, open, asked, result.words > 1)]));
      loaded = loaded.sort((one, other) => (fits.get(other) ?? 0) - (fits.get(one) ?? 0));
      left = [...loaded.map(({ id }) => id), ...left.slice(taken.length)];
    }
    loaded = loaded.slice(0, PAGE);
    left = left.slice(loaded.length);
    list.append(...loaded.map((entry) => item(entry, open.words, result.marks, area.dataset.root)));
    more.hidden = !left.length;
  };

  input.form.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    clearTimeout(timer);
    run();
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(run, PAUSE);
  });
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || !input.value) return;
    event.preventDefault();
    input.value = "";
    run();
  });
  kindBoxes.addEventListener("change", (/** @type {any} */ { target }) => {
    if (target.checked) chosen.kinds.add(target.value);
    else chosen.kinds.delete(target.value);
    run();
  });
  authority.addEventListener("focus", async () => {
    if (authority.options.length > 1) return;
    const open = await index();
    offer(await open.authorities(), ofKinds(open, result.order));
  });
  authority.addEventListener("change", () => {
    chosen.authority = authority.value;
    run();
  });
  clear.addEventListener("click", () => {
    chosen = { kinds: new Set(), authority: "" };
    input.focus();
    run();
  });
  more.addEventListener("click", async () => {
    const own = turn;
    const shown = list.children.length;
    more.disabled = true;
    await next(await index(), own).finally(() => (more.disabled = false));
    if (own !== turn) return;
    list.children[shown]?.querySelector("a")?.focus();
    status.textContent = `${number(list.children.length)} results shown.`;
  });
  note.addEventListener("click", (/** @type {any} */ { target }) => {
    if (!target.dataset.words) return;
    input.value = target.dataset.words;
    input.focus();
    run();
  });
  addEventListener("popstate", () => {
    read();
    run();
  });

  read();
  if (input.value) run();
})();
