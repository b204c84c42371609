import { readFileSync } from "node:fs";
import { checkFlow, type FlowRun, runChecked, type StepRun } from "../flows";
import { readDefinition } from "../flows/definition";
import { loadBundle } from "./bundle";
import { fail } from "./cli/fail";
import { type FlowArguments, parseFlowArguments, USAGE } from "./cli/flowArguments";
import { shortJson, stepLines } from "./cli/flowLines";
import { endWithPipe } from "./cli/pipe";
import { openTarget } from "./target";

/** `npm run flow`: a flow of an integration's file, from the command line. */
const main = async (): Promise<void> => {
  const given = parseFlowArguments(process.argv.slice(2));
  if (given.help || given.file === undefined) {
    console.log(USAGE);
    return;
  }
  const { definition } = readDefinition(textOf(given.file));
  const onStep = (step: StepRun) => {
    if (!given.json) for (const line of stepLines(step)) console.log(line);
  };
  // Before anybody signs in for it.
  const checked = checkFlow(definition, { ...given.options, onStep }, loadBundle());
  const target = await openTarget(given.connect);
  try {
    if (!given.json) console.log(`${definition.name} on ${target.name}`);
    const run = await runChecked(checked, given.file, target);
    print(run, given);
  } catch (error) {
    const { run } = error as { readonly run?: FlowRun };
    if (given.json && run) print(run, given);
    throw error;
  } finally {
    await target.close();
  }
};

const print = (run: FlowRun, { json }: FlowArguments): void => {
  if (json) {
    console.log(JSON.stringify(run, null, 2));
    return;
  }
  for (const note of run.notes) console.log(note);
  const kept = Object.entries(run.persisted).filter(([, values]) => Object.keys(values).length > 0);
  for (const [scope, values] of kept) console.log(`persisted (${scope}): ${shortJson(values)}`);
  console.log(`result: ${shortJson(run.result)}`);
};

const textOf = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Error(`The file ${file} cannot be read.`);
  }
};

endWithPipe();
main().catch(fail);
