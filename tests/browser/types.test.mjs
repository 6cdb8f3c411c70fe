/**
 * The scripts of the published site, and the one that `atlas serve` adds, are of one piece: what their comments say of types holds, by the
 * strict checker of TypeScript (`tsconfig.json`). Nothing is compiled; the scripts are published as
 * they are.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const CHECKER = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/** What the checker says with some arguments, a line for each fault. */
function check(...options) {
  const { stdout, error } = spawnSync(process.execPath, [CHECKER, ...options], { cwd: HERE, encoding: "utf8" });
  if (error) throw error;
  return stdout.split("\n").filter(Boolean);
}

test("every script keeps to its types", () => {
  const read = check("--listFilesOnly").map((path) => path.split("/").pop());
  const scripts = ["static/js", "src/serve/browser"].flatMap((folder) => readdirSync(new URL(`../../${folder}/`, import.meta.url)));
  assert.deepEqual(scripts.filter((name) => name.endsWith(".js") && !read.includes(name)), [], "the checker reads all of them");
  assert.deepEqual(check("--pretty", "false"), []);
});

test("a script that does not is told", () => {
  const folder = mkdtempSync(join(HERE, "node_modules/.types-"));
  try {
    writeFileSync(join(folder, "wrong.js"), 'globalThis.atlasAddress.set("with", 7);\n');
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ extends: join(HERE, "tsconfig.json"), include: ["wrong.js", join(HERE, "globals.d.ts")] }));
    assert.match(check("--pretty", "false", "--project", folder).join("\n"), /wrong\.js\(1,37\): error TS2345/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
