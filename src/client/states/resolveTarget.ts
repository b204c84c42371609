import { InputError } from "../errors/InputError";
import { nearest } from "../errors/nearest";
import type { ChoiceOption } from "../types/tables";
import { foldLabel } from "../values/choice";
import { shownStatus, type TableStates, type Target } from "./tableStates";

const WHOLE = /^-?\d{1,10}$/;
const MOST_SHOWN = 60;
const MOST_LISTED = 40;

/**
 * What a text means: the number or the label of a status reason, or else of a state, which means its default
 * status reason. A label in the caller's language wins over one of another language. Pure.
 *
 * @throws InputError that lists what a text of several meanings may mean, or what there is
 */
export function resolveTarget(given: string, table: TableStates): Target {
  const numbered = byNumber(given.trim(), table);
  const labelled = byLabel(given, table);
  const meanings = distinct([...(numbered ? [numbered] : []), ...labelled]);
  const [only, another] = meanings;
  if (!only) throw new InputError(unknownStatus(given, table));
  if (!another) return only;
  const list = meanings.map((target) => meant(target, table)).join(" or ");
  throw new InputError(
    `Status ${shown(given)} of ${table.logicalName} may mean ${list}: give the number of the one that is meant.`,
  );
}

const byNumber = (text: string, { states, statuses }: TableStates): Target | undefined => {
  if (!WHOLE.test(text)) return undefined;
  const number = Number(text);
  const status = statuses.find(({ value }) => value === number);
  if (status) return ofStatus(status, states);
  const state = states.find(({ value }) => value === number);
  return state && ofState(state, statuses);
};

const byLabel = (text: string, table: TableStates): readonly Target[] => {
  const wanted = foldLabel(text);
  const own = meaningsOf(table, ({ label }) => foldLabel(label) === wanted);
  if (own.length > 0) return own;
  const shownAs = asShown(wanted, table);
  if (shownAs.length > 0) return shownAs;
  return meaningsOf(table, ({ labels }) => labels.some((label) => foldLabel(label) === wanted));
};

/** A status reason as pickers and messages show it: `Lost: Canceled (4)`, without its state or its number too. */
export function asShown(
  wanted: string,
  { states, statuses }: Pick<TableStates, "states" | "statuses">,
): readonly Target[] {
  return statuses
    .filter((status) => {
      const whole = foldLabel(shownStatus(status, states));
      const alone = foldLabel(`${status.label} (${status.value})`);
      return [whole, alone].includes(wanted) || `${wanted} (${status.value})` === whole;
    })
    .flatMap((status) => ofStatus(status, states) ?? []);
}

/** A status reason of a state with the same label is that state too, and says more. */
const meaningsOf = (
  { states, statuses }: TableStates,
  is: (option: ChoiceOption) => boolean,
): readonly Target[] => {
  const reasons = statuses.filter(is);
  const within = new Set(reasons.map(({ state }) => state));
  return [
    ...reasons.flatMap((status) => ofStatus(status, states) ?? []),
    ...states
      .filter((state) => is(state) && !within.has(state.value))
      .map((state) => ofState(state, statuses)),
  ];
};

const ofStatus = (status: ChoiceOption, states: readonly ChoiceOption[]): Target | undefined => {
  const state = states.find(({ value }) => value === status.state);
  return state && { state, status };
};

const ofState = (state: ChoiceOption, statuses: readonly ChoiceOption[]): Target => ({
  state,
  status: statuses.find(
    ({ value, state: of }) => value === state.defaultStatus && of === state.value,
  ),
});

const distinct = (targets: readonly Target[]): readonly Target[] =>
  targets.filter(
    ({ state, status }, at) =>
      targets.findIndex((other) => other.state === state && other.status === status) === at,
  );

const meant = ({ state, status }: Target, { states }: TableStates): string =>
  status ? shownStatus(status, states) : `the state ${state.label}`;

const unknownStatus = (given: string, { logicalName, states, statuses }: TableStates): string => {
  const labels = [...statuses, ...states].map(({ label }) => label);
  const [close] = nearest(given.trim(), [...new Set(labels)]);
  const hint = close === undefined ? "" : ` Did you mean ${close}?`;
  return `Status ${shown(given)} is no status of ${logicalName}; expected ${listed(states, statuses)}.${hint}`;
};

/** `Open: In Progress (1), On Hold (2); Won: Won (3)`. */
const listed = (states: readonly ChoiceOption[], statuses: readonly ChoiceOption[]): string => {
  const told = statuses.slice(0, MOST_LISTED);
  const groups = states.flatMap(({ label, value }) => {
    const own = told.filter(({ state }) => state === value);
    if (own.length === 0) return [];
    return [`${label}: ${own.map((each) => `${each.label} (${each.value})`).join(", ")}`];
  });
  const more = statuses.length > MOST_LISTED ? ` and ${statuses.length - MOST_LISTED} more` : "";
  return `${groups.join("; ")}${more}`;
};

const shown = (text: string): string => JSON.stringify(text.slice(0, MOST_SHOWN));
