import { nearest } from "../../src/client/errors/nearest";
import { type Place, problem, quoted } from "../definition/place";
import { logicAction } from "../steps";
import { looseName, referenceName } from "../values/names";
import { parseReference } from "../values/reference";
import { type Named, namedIn } from "./named";
import type { Visit } from "./walk";

/** What a loop has beside its results while it is under way. */
const LOOP_VALUES = ["currentItem", "index"];

/** Each reference has to lead to the results of an earlier step, or to the values of a loop around it. */
export function checkReferences(all: readonly Visit[]): void {
  const order = new Map<string, number>();
  all.forEach((visit, index) => {
    const name = looseName(visit.step.name);
    if (name !== "" && order.has(name)) {
      const word = referenceName(visit.step.name);
      problem(visit.place, `another step of the flow is called ${word} in references as well.`);
    } else order.set(name, index);
  });
  all.forEach((visit, index) => {
    for (const named of namedIn(visit.step, visit.place)) {
      if (named.kind === "reference") checkReference(named, index, order, all);
    }
  });
}

const checkReference = (
  { text, place }: Named,
  at: number,
  order: ReadonlyMap<string, number>,
  all: readonly Visit[],
): void => {
  const { step, path } = parseReference(text.trim());
  const found = order.get(looseName(step));
  const target = found === undefined ? undefined : all[found];
  if (found === undefined || !target) {
    problem(
      place,
      `the reference ${quoted(text)} names no step of the flow${adviceOn(step, place, all)}`,
    );
    return;
  }
  if (found >= at) {
    problem(place, `the reference ${quoted(text)} names a step that has not run by then.`);
    return;
  }
  const [first = ""] = path.replace(/^\./, "").split(/[.[]/, 1);
  const kind = logicAction(target.step.action)?.kind;
  const wanted = kind === "loop" ? ["results", ...LOOP_VALUES] : ["results"];
  if (kind === "branch") {
    problem(place, `the reference ${quoted(text)} leads to a branch, which has no results here.`);
  } else if (path !== "" && !wanted.includes(first)) {
    const ways = wanted.map((word) => `${step}.${word}`).join(" or ");
    problem(place, `the reference ${quoted(text)} has to begin with ${ways}.`);
  }
};

/** Only the first problems have advice: it looks at every step of the flow. */
const MOST_ADVISED = 20;
const MOST_NAMES = 20;

const adviceOn = (step: string, { problems }: Place, all: readonly Visit[]): string => {
  if (problems.length >= MOST_ADVISED) return ".";
  const names = all.map((visit) => referenceName(visit.step.name));
  const [meant] = nearest(step, names);
  if (meant) return `; did you mean ${meant}?`;
  const more = names.length - MOST_NAMES;
  const others = more > 0 ? ` and ${more} more` : "";
  return `; its steps are ${names.slice(0, MOST_NAMES).join(", ")}${others}.`;
};
