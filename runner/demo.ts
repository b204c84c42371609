import { loadBundle } from "./bundle";
import { takeConnect } from "./cli/connectOption";
import { fail } from "./cli/fail";
import { endWithPipe } from "./cli/pipe";
import { steps } from "./demo/steps";
import type { Outcome, Step } from "./demo/types";
import { type Run, runner } from "./run";
import { table } from "./table";
import { openTarget, type Target } from "./target";

/** The flow of `npm start`: what users run, shown step by step. Exit status 0 only when all went well. */
const main = async (): Promise<number> => {
  const { connect, rest } = takeConnect(process.argv.slice(2));
  const mayWrite = rest.includes("--write");
  const component = loadBundle();
  const target = await openTarget(connect);
  try {
    console.log(
      `\n${component.key} ${Object.keys(component.actions).length} actions, against ${target.name}\n`,
    );
    return await play(target, runner(component, target), mayWrite);
  } finally {
    await target.close();
  }
};

const play = async (
  target: Target,
  run: ReturnType<typeof runner>,
  mayWrite: boolean,
): Promise<number> => {
  const chosen = steps.filter(
    ({ needs }) => target.sandbox || !needs || (needs === "write" && mayWrite),
  );
  const skipped = steps.length - chosen.length;
  const notes = new Map<string, string>();
  const totals = { requests: 0, waits: 0, failed: 0 };
  for (const [index, step] of chosen.entries()) {
    const runs: { key: string; run: Run }[] = [];
    const act = async (key: string, inputs: Record<string, unknown>) => {
      const done = await run("actions", key, inputs);
      runs.push({ key, run: done });
      return done;
    };
    console.log(`${index + 1}/${chosen.length}  ${step.title}`);
    const failed = await playStep(step, () => step.run({ act, sandbox: target.sandbox, notes }));
    for (const { key, run: done } of runs) printCost(key, done);
    console.log();
    totals.failed += failed ? 1 : 0;
    totals.requests += runs.reduce((sum, { run: done }) => sum + done.requests.length, 0);
    totals.waits += runs.reduce((sum, { run: done }) => sum + done.waits.length, 0);
    if (failed) break;
  }
  if (skipped > 0)
    console.log(
      `${skipped} steps that write or need the sandbox were left out${mayWrite ? "" : " (--write runs those that clean up after themselves)"}.`,
    );
  console.log(
    totals.failed === 0
      ? `All ${chosen.length} steps did what they should: ${totals.requests} requests, ${totals.waits} waits survived.`
      : "A step failed; see above.",
  );
  return totals.failed === 0 ? 0 : 1;
};

const playStep = async (step: Step, work: () => Promise<Outcome>): Promise<boolean> => {
  try {
    const { says, rows, columns } = await work();
    console.log(`     ✔ ${says}`);
    if (rows && columns) console.log(table(rows, columns));
    return false;
  } catch (error) {
    console.log(`     ✘ ${step.title}: ${error instanceof Error ? error.message : String(error)}`);
    return true;
  }
};

const printCost = (key: string, { requests, waits, elapsedMs }: Run): void => {
  const first = requests[0]?.replace(/ in \d+ ms$/, "") ?? "";
  const times = `${requests.length} request${requests.length === 1 ? "" : "s"}`;
  console.log(`     · ${key}: ${times} in ${Math.round(elapsedMs)} ms   ${shortened(first)}`);
  for (const wait of waits) console.log(`       ⏱ ${wait}`);
};

const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 99)}…` : text);

endWithPipe();
main().then((status) => {
  process.exitCode = status;
}, fail);
