import { loadBundle } from "./bundle";
import { takeConnect } from "./cli/connectOption";
import { fail } from "./cli/fail";
import { endWithPipe } from "./cli/pipe";
import { whatNext } from "./demo/next";
import { paint } from "./demo/paint";
import { steps } from "./demo/steps";
import type { Outcome, Stage, Step } from "./demo/types";
import { type Run, type Runnable, runner } from "./run";
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
    const stage = stageOf(run, (key, done) => runs.push({ key, run: done }));
    console.log(`${paint("dim", `${index + 1}/${chosen.length}`)}  ${paint("bold", step.title)}`);
    const failed = await playStep(step, () =>
      step.run({ ...stage, sandbox: target.sandbox, notes }),
    );
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
  if (totals.failed === 0 && target.sandbox) console.log(`\n${whatNext()}`);
  return totals.failed === 0 ? 0 : 1;
};

/** The three ways to run something, each of which is reported. */
const stageOf = (
  run: ReturnType<typeof runner>,
  report: (key: string, run: Run) => void,
): Pick<Stage, "act" | "pick" | "poll"> => {
  const states = new Map<string, Record<string, unknown>>();
  const reported =
    (kind: Runnable) =>
    async (key: string, inputs: Record<string, unknown>): Promise<Run> => {
      const isFirst = kind === "triggers" && !states.has(key);
      const instanceState = states.get(key) ?? {};
      states.set(key, instanceState);
      const done = await run(kind, key, inputs, { instanceState, isFirst });
      report(key, done);
      return done;
    };
  return { act: reported("actions"), pick: reported("dataSources"), poll: reported("triggers") };
};

const playStep = async (step: Step, work: () => Promise<Outcome>): Promise<boolean> => {
  try {
    const { says, rows, columns } = await work();
    console.log(`     ${paint("green", "✔")} ${says}`);
    if (rows && columns) console.log(table(rows, columns));
    return false;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.log(`     ${paint("red", "✘")} ${step.title}: ${reason}`);
    return true;
  }
};

const printCost = (key: string, { requests, waits, elapsedMs }: Run): void => {
  const first = requests[0]?.replace(/ in \d+ ms$/, "") ?? "";
  const times = `${requests.length} request${requests.length === 1 ? "" : "s"}`;
  const cost = `· ${key}: ${times} in ${Math.round(elapsedMs)} ms   ${shortened(first)}`;
  console.log(`     ${paint("dim", cost.trimEnd())}`);
  for (const wait of waits) console.log(`       ${paint("yellow", `⏱ ${wait}`)}`);
};

const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 99)}…` : text);

endWithPipe();
main().then((status) => {
  process.exitCode = status;
}, fail);
