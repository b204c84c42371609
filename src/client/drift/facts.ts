import { shown } from "../values/types";
import type { Rules } from "./rules";
import type { Fact, SchemaChange } from "./types";

/** What is compared, as its changes name it. */
export interface Subject {
  readonly table: string;
  readonly element: SchemaChange["element"];
  readonly name: string;
  readonly column: string | null;
}

export interface Sides<T> {
  readonly before: T;
  readonly after: T;
}

export interface Found {
  readonly ignoreLabels: boolean;
  readonly changes: SchemaChange[];
  /** Parts that one side says nothing of, by whatever is said of them. */
  readonly missing: Map<string, string>;
}

type Facts = ReadonlyMap<string, Fact>;

interface Compared {
  readonly rules: Rules;
  readonly sameType?: boolean;
}

/** Adds what differs between the properties of two sides. */
export function compareFacts(
  found: Found,
  subject: Subject,
  { before, after }: Sides<Facts>,
  { rules, sameType = true }: Compared,
): void {
  for (const [property, rule] of Object.entries(rules)) {
    if ((rule.ofType && !sameType) || (rule.isLabel && found.ignoreLabels)) continue;
    const [was, is] = [before.get(property), after.get(property)];
    if (was === undefined && is === undefined && rule.always !== true) continue;
    if (rule.always && (was === undefined || is === undefined)) {
      noteMissing(found, partName(subject, property), { before: was, after: is });
      continue;
    }
    if (isSame(was ?? null, is ?? null)) continue;
    found.changes.push(
      changed(subject, property, { before: was ?? null, after: is ?? null }, rule.breaks),
    );
  }
}

/** What is there on one side only. */
export function onlyOn(
  side: "added" | "removed",
  subject: Subject,
  breaking: boolean,
  more = "",
): SchemaChange {
  return {
    ...subject,
    change: side,
    property: null,
    before: null,
    after: null,
    breaking,
    message: `${subject.table}: ${nameOf(subject)} was ${side}${more}.`,
  };
}

export function noteMissing(found: Found, part: string, { before, after }: Sides<unknown>): void {
  const none = before === undefined && after === undefined;
  const side =
    before === undefined ? "The earlier side does not have" : "The later side does not have";
  found.missing.set(part, `${none ? "Neither side has" : side} it.`);
}

const changed = (
  subject: Subject,
  property: string,
  { before, after }: Sides<Fact>,
  breaks: Rules[string]["breaks"],
): SchemaChange => ({
  ...subject,
  change: "changed",
  property,
  before,
  after,
  breaking: breaks(before, after),
  message: `${subject.table}: ${nameOf(subject)}: ${property} was ${textOf(before)}, is ${textOf(after)}.`,
});

const textOf = (fact: Fact): string => (fact === null ? "none" : shown(fact));

const partName = ({ element, column, name }: Subject, property: string): string => {
  if (element === "table") return property;
  if (element === "option" || element === "target")
    return `${property} of ${element}s of ${column}`;
  return `${property} of ${element} ${name}`;
};

const nameOf = ({ element, name, column }: Subject): string => {
  if (element === "table") return "the table";
  const own = `${element} ${shown(name)}`;
  return element === "option" || element === "target" ? `${own} of column ${shown(column)}` : own;
};

/** Columns of a key count in any order. */
const isSame = (one: Fact, other: Fact): boolean => {
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return one === other;
  const sorted = (list: readonly string[]) => JSON.stringify([...list].sort());
  return sorted(one) === sorted(other);
};
