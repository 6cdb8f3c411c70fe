/**
 * Runs in the page: which words and marks cannot be told from what they stand on, as the browser
 * paints them under the reader's own settings. Leaves `wordFaults` and `chartFaults` on `atlasContrast`.
 */
"use strict";

(() => {
  /** The parts of a computed colour; nothing for "none" and for what is transparent. */
  function channels(colour) {
    const parts = /^rgb/.test(colour) ? colour.match(/[\d.]+/g).map(Number) : [];
    return parts.length > 0 && parts[3] !== 0 ? parts : undefined;
  }

  function luminance(colour) {
    const [red, green, blue] = colour.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  /** The contrast of two colours as WCAG has it; 1, which is none, where one of them is absent. */
  function contrast(one, other) {
    if (!one || !other) return 1;
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  const page = () => channels(getComputedStyle(document.documentElement).backgroundColor);
  const fill = (shape) => channels(getComputedStyle(shape).fill);

  /** What an element stands on: the background nearest to it that is not transparent. */
  function ground(element) {
    for (let own = element; own; own = own.parentElement) {
      const colour = channels(getComputedStyle(own).backgroundColor);
      if (colour) return colour;
    }
    return page();
  }

  /** Elements with words of their own that do not reach 4.5:1. */
  function wordFaults() {
    const holders = [...document.body.querySelectorAll("*:not(svg *, script, style)")].filter((element) => {
      const words = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      return words && element.checkVisibility({ visibilityProperty: true });
    });
    return holders.flatMap((element) => {
      const ratio = contrast(channels(getComputedStyle(element).color), ground(element));
      return ratio < 4.5 ? [`${element.localName}.${element.getAttribute("class")} has ${ratio.toFixed(1)}:1`] : [];
    });
  }

  /** The shape that lies under the middle of a text, the one painted last. */
  function shapeUnder(text, shapes) {
    const { left, top, width, height } = text.getBoundingClientRect();
    return shapes.findLast((shape) => {
      const painted = shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING && fill(shape);
      const point = new DOMPoint(left + width / 2, top + height / 2).matrixTransform(shape.getScreenCTM().inverse());
      return painted && shape.isPointInFill(point);
    });
  }

  /**
   * Texts of charts that do not reach 4.5:1, and marks that reach 3:1 against the page neither by
   * their fill nor by their edge. Hairlines between rows mean nothing.
   */
  function chartFaults() {
    const faults = [];
    for (const svg of document.querySelectorAll(".chart-svg")) {
      const shapes = [...svg.querySelectorAll("rect, path, circle, ellipse, polygon, line, polyline")];
      for (const text of svg.querySelectorAll("text")) {
        const under = shapeUnder(text, shapes);
        const ratio = contrast(fill(text), under ? fill(under) : page());
        if (ratio < 4.5) faults.push(`"${text.textContent}" in a chart has ${ratio.toFixed(1)}:1`);
      }
      for (const shape of shapes.filter((own) => !own.matches(".c-grid"))) {
        const edge = channels(getComputedStyle(shape).stroke);
        const ratio = Math.max(contrast(fill(shape), page()), contrast(edge, page()));
        if (ratio < 3) faults.push(`.${shape.getAttribute("class")} in a chart has ${ratio.toFixed(1)}:1`);
      }
    }
    return faults;
  }

  globalThis.atlasContrast = { wordFaults, chartFaults };
})();
