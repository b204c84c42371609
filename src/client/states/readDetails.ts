import { InputError } from "../errors/InputError";
import { nearest } from "../errors/nearest";
import type { DataverseRecord } from "../types";
import type { ClosingMessage } from "./closingMessages";
import type { PlannedStep } from "./planSteps";
import { shownState, shownTarget, type TableStates, type Target } from "./tableStates";
import type { RecordState } from "./types";

/** Everything that some closing can be told. */
const NAMES = ["subject", "description", "closeDate", "actualRevenue", "competitor", "timeSpent"];

/**
 * Details by the columns of the activity that keeps them. What is set to nothing is not set. Pure.
 *
 * @throws InputError for details that do not exist, and for those that this target has no use for
 */
export function readDetails(
  given: Readonly<Record<string, unknown>>,
  table: TableStates,
  target: Target,
  message: ClosingMessage | undefined,
): DataverseRecord {
  const entries = Object.entries(given).filter(([, value]) => !isNothing(value));
  const unknown = entries.find(([name]) => !NAMES.includes(name));
  if (unknown) throw new InputError(unknownDetail(unknown[0]));
  const taken = new Map(Object.entries(message?.details ?? {}));
  const useless = entries.map(([name]) => name).filter((name) => !taken.has(name));
  if (useless.length > 0) throw new InputError(uselessDetails(useless, table, target, message));
  return Object.fromEntries(entries.map(([name, value]) => [taken.get(name) ?? name, value]));
}

/**
 * Within a state that a message leads to, an update sets the status reason, and nothing keeps the details. Pure.
 *
 * @throws InputError for details that would get lost
 */
export function requireKept(
  given: Readonly<Record<string, unknown>>,
  from: RecordState,
  steps: readonly PlannedStep[],
): void {
  const last = steps.at(-1);
  if (!last || last.message) return;
  const names = Object.keys(given).filter((name) => !isNothing(given[name]));
  if (names.length === 0) return;
  throw new InputError(
    `Details: ${names.join(", ")} cannot be kept, since the record is ${shownState(from)} already and becomes ${shownTarget(last.to)} by an update, which creates no activity; leave Details empty.`,
  );
}

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

const unknownDetail = (name: string): string => {
  const [meant] = nearest(name, NAMES);
  const shown = JSON.stringify(name.slice(0, 60));
  return `Details has no ${shown}${meant ? `; did you mean ${meant}?` : `; it takes ${NAMES.join(", ")}.`}`;
};

const uselessDetails = (
  names: readonly string[],
  { name }: TableStates,
  target: Target,
  message: ClosingMessage | undefined,
): string => {
  const what = `Details: ${names.join(", ")} cannot be kept where ${name} becomes ${shownTarget(target)}`;
  return message
    ? `${what}; ${message.name} takes ${Object.keys(message.details).join(", ")}.`
    : `${what}, since that creates no activity; leave Details empty.`;
};
