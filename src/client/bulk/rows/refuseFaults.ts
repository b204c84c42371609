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
  const told: string[] = [];
  let count = 0;
  for (let index = from; index < total; index += 1) {
    const row = await type(index);
    if (!isFault(row)) continue;
    count += 1;
    if (told.length < TOLD) told.push(row.problem.message);
  }
  if (count === 0) return;
  const more = count > told.length ? ` And ${count - told.length} more.` : "";
  const rows = count === 1 ? "a row" : `${count} rows`;
  throw new InputError(
    `${input} has ${rows} that ${set} cannot take; nothing was sent. ${told.join(" ")}${more}`,
  );
}
