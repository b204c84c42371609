import { existsSync } from "node:fs";
import path from "node:path";
import { batchCodec } from "./cases/batchCodec";
import { bulk } from "./cases/bulk";
import { bulkDeadlocks } from "./cases/bulkDeadlocks";
import { bulkMemory } from "./cases/bulkMemory";
import { bundleCase } from "./cases/bundle";
import { changes } from "./cases/changes";
import { measureDefinitions } from "./cases/definitions";
import { measureDeploy } from "./cases/deploy";
import { fetchAll } from "./cases/fetchAll";
import { fetchXml } from "./cases/fetchXml";
import { files } from "./cases/files";
import { measureJsonText } from "./cases/jsonText";
import { mirror } from "./cases/mirror";
import { oneRecord } from "./cases/oneRecord";
import { poll } from "./cases/poll";
import { requests } from "./cases/requests";
import { unified } from "./cases/unified";
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
  fetchXmlRounds: 5,
  batchTurns: 30,
  batchRounds: 3,
  bulkRows: 10_000,
  bulkSampleRows: 1_000,
  bulkRounds: 3,
  bulkMemoryRounds: 1,
  mirrorRows: 50_000,
  mirrorRounds: 1,
  fileBytes: 134_217_728,
  fileRounds: 5,
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
  fetchXmlRounds: 1,
  batchTurns: 10,
  batchRounds: 1,
  bulkRows: 2_000,
  bulkSampleRows: 100,
  bulkRounds: 1,
  bulkMemoryRounds: 1,
  mirrorRows: 5_000,
  mirrorRounds: 1,
  fileBytes: 33_554_432,
  fileRounds: 1,
};

/** What whoever started it has to change. */
class CommandError extends Error {}

const BUNDLE = path.join(ROOT, "dist/index.js");

/** The cases by the names that the command line knows them by. */
const casesOf = (scale: Scale): Readonly<Record<string, () => Promise<Section>>> => ({
  fetchAll: () => fetchAll(scale, 0, BUNDLE),
  fetchAllSlowly: () => fetchAll(scale, 50, BUNDLE),
  fetchXml: () => fetchXml(scale, BUNDLE),
  changes: () => changes(scale, BUNDLE),
  poll: () => poll(scale, BUNDLE),
  unified: () => unified(scale, BUNDLE),
  oneRecord: () => oneRecord(scale, BUNDLE),
  requests: () => requests(BUNDLE),
  batchCodec: () => batchCodec(scale, BUNDLE),
  bulk: () => bulk(scale, BUNDLE),
  deadlocks: () => bulkDeadlocks(scale, BUNDLE),
  bulkMemory: () => bulkMemory(scale, BUNDLE),
  mirror: () => mirror(scale, BUNDLE),
  files: () => files(scale, BUNDLE),
  webhook: () => measureWebhook(scale.webhookRounds),
  values: () => measureValues(scale.rows / 10, scale.definitionRounds),
  jsonText: () => measureJsonText(scale.rows / 50, scale.fetchRounds),
  definitions: () => measureDefinitions(BUNDLE, scale.definitionRounds),
  deploy: () => measureDeploy(BUNDLE, scale.definitionRounds),
  bundle: () => bundleCase(scale, BUNDLE),
});

/** The names on the command line; all of them where there is none. */
const chosen = (known: readonly string[]): readonly string[] => {
  const names = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
  const unknown = names.find((name) => !known.includes(name));
  if (unknown)
    throw new CommandError(`There is no case ${unknown}; there are ${known.join(", ")}.`);
  return names.length > 0 ? names : known;
};

/** Measures everything, one section after the other, and prints each as soon as it is known. */
const main = async (): Promise<void> => {
  const quick = process.argv.includes("--quick");
  const cases = casesOf(quick ? QUICK : FULL);
  const names = chosen(Object.keys(cases));
  if (!existsSync(BUNDLE))
    throw new CommandError("dist/index.js is missing: run `npm run build` first.");
  const loadBefore = load();
  compile();
  const sections: Section[] = [];
  for (const name of names) {
    const section = await cases[name]?.();
    if (!section) continue;
    print(section);
    sections.push(section);
  }
  const facts = machine(loadBefore);
  console.log();
  for (const [name, value] of facts) console.log(`${name}: ${value}`);
  if (quick) {
    console.log("\nA quick run is not written down.");
    return;
  }
  const file = write(sections, facts, names.length === Object.keys(cases).length);
  console.log(`\nWritten to ${path.relative(ROOT, file)}.`);
};

main().catch((error: unknown) => {
  // What is wrong with the command line is one sentence; of anything else the place matters too.
  const isExpected = error instanceof CommandError;
  console.error(isExpected ? error.message : error);
  process.exitCode = 1;
});
