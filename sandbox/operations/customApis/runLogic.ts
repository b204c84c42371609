import { Refusal } from "../../errors";
import { saying } from "../../text/saying";
import type { Invocation, SetInvocation } from "../types";
import { handedIn } from "./rows";
import type { CustomApi } from "./types";

/** A call on a row, on a table, or on nothing. */
export type AnyInvocation = Invocation & Partial<SetInvocation> & { readonly id?: string };

/**
 * Runs logic that the sandbox was given; an error of it is that of a plug-in. Where there is none, the
 * operation is there for those who listen to it, and answers with no values.
 */
export function runLogic(
  logic: CustomApi | undefined,
  { call, given, table, id }: AnyInvocation,
): Readonly<Record<string, unknown>> {
  const parameters = Object.entries(given.values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, handedIn(value)]);
  try {
    const answer = logic?.({
      parameters: Object.fromEntries(parameters),
      target: table && { table: table.logicalName, ...(id === undefined ? {} : { id }) },
      userId: call.context.userId,
    });
    return answer ?? {};
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, "0x80040265", saying(error));
  }
}
