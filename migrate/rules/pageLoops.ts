import type { Step } from "../../flows/definition";
import type { Said, StepRule } from "../findings/types";
import { readCall } from "../rawRequests/readCall";
import { actionNamed } from "../registry";
import { isDynamics, isLoop, isOf } from "../saved/kinds";
import { stepsOf } from "../saved/places";
import { inputOf, isOn, isSet } from "../saved/values";

/** The inputs that take the next page, by the action that reads pages. */
const NEXT_PAGE: Readonly<Record<string, readonly string[]>> = {
  queryEntities: ["nextPageId"],
  fetchXml: ["nextPageId", "pageNumber", "pagination"],
  listEntities: ["nextLink", "pagination"],
};

/** Loops that read page after page, which Fetch All does in one step. */
export const pageLoops: StepRule = ({ step, flow, around }) => {
  const key = pagedBy(step);
  if (key === undefined) return [];
  const loop = around.findLast(isLoop);
  const repeats = loop !== undefined || stepsOf(flow).some((each) => isOf(each, "recursive-flow"));
  return [repeats ? notNeeded(step, key, loop) : onePage(step)];
};

/** The input through which the step gets its page; undefined for a step that reads from the beginning. */
const pagedBy = (step: Step): string | undefined => {
  if (isDynamics(step) && Object.hasOwn(NEXT_PAGE, step.action.key)) {
    if (isOn(inputOf(step, "fetchAll"))) return undefined;
    return NEXT_PAGE[step.action.key]?.find((key) => changes(step, key));
  }
  const call = readCall(step);
  const isPaged = call?.options.has("$skiptoken") || call?.options.has("$skip");
  return isPaged || (isDynamics(step) && takesLink(step)) ? "url" : undefined;
};

/** Whether an input is read from a step or a variable, so that it differs from run to run. */
const changes = (step: Step, key: string): boolean => {
  const input = inputOf(step, key);
  return isSet(input) && input?.type !== "value";
};

/** A raw request whose whole address comes from a step: a next link. */
const takesLink = (step: Step): boolean => {
  const url = inputOf(step, "url");
  return url?.type === "reference" && /next_?link/i.test(url.value);
};

const notNeeded = (step: Step, key: string, loop: Step | undefined): Said => {
  const where = loop === undefined ? "The flow that calls itself" : `The loop "${loop.name}"`;
  const isAction = key !== "url";
  return {
    kind: "look",
    text: `${where} reads page by page: ${isAction ? "Fetch All" : "Query Entities with Fetch All"} reads every page in this step, and hasMore says whether it did. Without the loop, ${isAction ? key : "the next link"} stays empty.`,
    page: actionNamed(isAction ? step.action.key : "queryEntities")?.page ?? "docs/actions.md",
  };
};

const onePage = (step: Step): Said => ({
  kind: "stays",
  text: "Takes one page by its link, as before; a link of another table is refused.",
  page: actionNamed(step.action.key)?.page ?? "docs/actions.md",
});
