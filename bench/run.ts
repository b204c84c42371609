import { existsSync } from "node:fs";
import path from "node:path";
import { bundleCase } from "./cases/bundle";
import { measureDefinitions } from "./cases/definitions";
import { fetchAll } from "./cases/fetchAll";
import { oneRecord } from "./cases/oneRecord";
import { requests } from "./cases/requests";
import { measureValues } from "./cases/values";
import { measureWebhook } from "./cases/webhook";
import { compile, ROOT } from "./measure/compile";
import { load, machine } from "./measure/machine";
import { write } from "./report/results";
import { print } from "./report/table";
import type { Scale, Section } from "./types";

const FULL: Scale = {
  rows: 100_000,
  pageSize: 5_000,
  fetchRounds: 9,
  recordReads: 3_000,
  recordRounds: 3,
  loadRounds: 11,
  webhookRounds: 15,
  definitionRounds: 5,
};
const QUICK: Scale = {
  rows: 20_000,
  pageSize: 5_000,
  fetchRounds: 3,
  recordReads: 500,
  recordRounds: 1,
  loadRounds: 3,
  webhookRounds: 3,
  definitionRounds: 1,
};

const BUNDLE = path.join(ROOT, "dist/index.js");

/** Measures everything, one section after the other, and prints each as soon as it is known. */
const main = async (): Promise<void> => {
  const quick = process.argv.includes("--quick");
  const scale = quick ? QUICK : FULL;
  if (!existsSync(BUNDLE)) throw new Error("dist/index.js is missing: run `npm run build` first.");
  const loadBefore = load();
  compile();
  const cases: (() => Promise<Section>)[] = [
    () => fetchAll(scale, 0, BUNDLE),
    () => fetchAll(scale, 50, BUNDLE),
    () => oneRecord(scale, BUNDLE),
    () => requests(BUNDLE),
    () => measureWebhook(scale.webhookRounds),
    () => measureValues(scale.rows / 10, scale.definitionRounds),
    () => measureDefinitions(BUNDLE, scale.definitionRounds),
    () => bundleCase(scale, BUNDLE),
  ];
  const sections: Section[] = [];
  for (const run of cases) {
    const section = await run();
    print(section);
    sections.push(section);
  }
  const facts = machine(loadBefore);
  console.log();
  for (const [name, value] of facts) console.log(`${name}: ${value}`);
  if (quick) console.log("\nA quick run is not written down.");
  else console.log(`\nWritten to ${path.relative(ROOT, write(sections, facts))}.`);
};

void main();
