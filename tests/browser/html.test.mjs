/**
 * Every page and every drawing of both sites is valid, by the checker of the HTML standard.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { test } from "node:test";
import { sites } from "./support/sites.mjs";

const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
const java = process.env.ATLAS_JAVA ?? "java";
const absent = spawnSync(java, ["-version"]).status !== 0 && "Java is not installed, so the HTML is not checked";

/** What the checker says of files on disk that is not so once they are served. */
const ONLY_ON_DISK = [
  // It takes each file for a site of its own, so that 'self' is nowhere.
  /^Resource violates Content Security Policy \(meta tag\): external stylesheet .* blocked by .style-src. directive\.$/,
  /^Resource violates Content Security Policy \(meta tag\): .*script .* blocked by .script-src. directive\.$/,
  // JSON-LD is data, which no policy blocks; pages.test.mjs hears of every real breach.
  /^Inline script violates Content Security Policy/,
];

for (const site of sites()) {
  test(`every page and drawing of ${site.name} is valid`, { skip: absent }, () => {
    const options = ["-jar", jar, "--skip-non-html", "--also-check-svg", "--format", "json", site.folder];
    const run = spawnSync(java, options, { encoding: "utf8", maxBuffer: 1 << 28 });
    const { messages } = JSON.parse(run.stderr);
    // A message is an error, a warning, or a remark: a "/" in a void element, say, which changes nothing.
    const grave = messages.filter(({ type, subType }) => type !== "info" || subType === "warning");
    const meant = grave.filter(({ message }) => !ONLY_ON_DISK.some((known) => known.test(message)));
    const faults = meant.map(({ url, lastLine, message }) => `${url}:${lastLine}: ${message}`);
    assert.deepEqual(faults, []);
  });
}
