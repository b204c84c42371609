import { InputError } from "../../errors/InputError";
import type { Plan } from "../plan";
import { isFault } from "./row";
import type { RowTyper } from "./typeRows";

/** So many are told; more would not be read. */
const TOLD = 20;

/**
 * Looks at all rows before the first one is sent.
 *
 * @param input label of the input with the rows, for messages
 * @throws InputError that lists what is wrong with them, by index and column
 */
export async function refuseFaults(
  type: RowTyper,
  { set }: Plan,
  from: number,
  total: number,
  input = "Records",
): Promise<void> {
  const problems: string[] = [];
  for (let index = from; index < total; index += 1) {
    const row = await type(index);
    if (isFault(row)) problems.push(row.problem.message);
  }
  refuseProblems(problems, set, input);
}

/** @throws InputError that lists the problems, unless there is none */
export function refuseProblems(problems: readonly string[], set: string, input = "Records"): void {
  const { length: count } = problems;
  if (count === 0) return;
  const told = problems.slice(0, TOLD);
  const more = count > TOLD ? ` And ${count - TOLD} more.` : "";
  const rows = count === 1 ? "a row" : `${count} rows`;
  throw new InputError(
    `${input} has ${rows} that ${set} cannot take; nothing was sent. ${told.join(" ")}${more}`,
  );
}
