import { grouped } from "../grouped";
import type { Checked, Outcome } from "../run/types";

const WORDS: Readonly<Record<Outcome, string>> = {
  ok: "ok",
  differs: "differs",
  failed: "failed",
  notRun: "not run",
};

/** What became of a run, by flow, a line a step. */
export function answersText(checked: readonly Checked[]): string {
  const groups = [...grouped(checked, ({ flow }) => flow)].map(([name, ofFlow]) =>
    [`Flow "${name}", run against a local Dataverse`, ...ofFlow.map(lineOf)].join("\n"),
  );
  const count = (outcome: Outcome) => checked.filter((each) => each.outcome === outcome).length;
  const parts = (["ok", "differs", "failed", "notRun"] as const)
    .map((outcome) => [count(outcome), WORDS[outcome]] as const)
    .filter(([number], index) => index === 0 || number > 0)
    .map(([number, word]) => `${number} ${word}`);
  return [...groups, `Answers: ${parts.join(", ")}.`].join("\n\n");
}

const lineOf = ({ outcome, step, text }: Checked): string =>
  `  ${WORDS[outcome].padEnd(7)} ${step === undefined ? "" : `${step}: `}${text.replace(/\s+/g, " ").trim()}`;

/** Whether every step that ran answered as saved flows expect, and every flow ran. */
export function isRight(checked: readonly Checked[]): boolean {
  return checked.every(({ outcome }) => outcome === "ok");
}
