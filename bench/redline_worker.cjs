// Compare pairs with jsdiff in a node that is kept: a line of JSON in, one out.
// Only the work is timed, in processor seconds: not the start, not the reading of files.
"use strict";
const { readFileSync } = require("fs");
const { createInterface } = require("readline");
const { diffWordsWithSpace } = require("diff");

const kind = (part) => (part.added ? "insert" : part.removed ? "delete" : "equal");

createInterface({ input: process.stdin }).on("line", (line) => {
  const asked = JSON.parse(line);
  const [older, newer] = [asked.old, asked.new].map((path) => readFileSync(path, "utf8"));
  const begun = process.cpuUsage();
  const parts = diffWordsWithSpace(older, newer);
  const used = process.cpuUsage(begun);
  const found = { seconds: (used.user + used.system) / 1e6 };
  if (asked.tell) found.pieces = parts.map((part) => [kind(part), part.value]);
  process.stdout.write(JSON.stringify(found) + "\n");
});
