/** What the scripts of `static/js/` give each other: they are plain scripts, and import nothing. */

/** A field of a form whose value stands in the address. */
interface AtlasField {
  name: string;
  value: string;
  selectedIndex?: number;
}

/** `address.js` */
declare var atlasAddress: {
  get(name: string): string;
  set(name: string, value: string): void;
  follow(apply: () => void): void;
  keep(form: HTMLFormElement, fields: AtlasField[], show: () => void): void;
};

/** `copy.js`: adds a button that copies to each citation within. */
declare var atlasCopy: (within: ParentNode) => void;

/** A word of a text, as the index knows it. */
interface AtlasWord {
  parts: string[];
  joined: string | null;
  start: number;
  end: number;
  spans: [number, number][];
}

/** The rules by which words are read: `start.js` of an index has them. */
interface AtlasRules {
  stop: string;
  letters: [string, string][];
  plurals: [string, string][];
  longest: number;
}

/** `search-words.js` */
declare var atlasWords: { reader(rules: AtlasRules): (text: string) => AtlasWord[] };

/** Which authority and which year each entry of an index is of; 0 is none. */
interface AtlasPlaces {
  names: [string, string][];
  of: Uint32Array;
  years: Uint16Array;
}

/** `search-files.js` */
declare var atlasFiles: {
  loader(folder: string): (name: string) => Promise<any>;
  places(value: any, first: number[]): AtlasPlaces;
  unpack(text: string, bits: number, count: number): number[];
};

/** `search-index.js` */
declare var atlasIndex: { open(folder: string): Promise<any> };

/** What the files of an index call with their content; `search-files.js` sets it. */
declare var atlasSearch: (name: string, value: any) => void;

/** `search-result.js` */
declare var atlasResult: {
  make(tag: string, name: string, ...children: (Node | string)[]): HTMLElement;
  item(entry: any, words: (text: string) => AtlasWord[], marks: string[], root: string): HTMLElement;
  fit(entry: any, open: any, asked: string[], several: boolean): number;
};

/** `change.js` of the local server: changes the page where it stands, if it can. */
declare var atlasChange: (page: string, digest: string) => boolean;
