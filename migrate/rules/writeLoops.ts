import type { Step } from "../../flows/definition";
import type { Said, StepRule } from "../findings/types";
import { readCall } from "../rawRequests/readCall";
import { recognize } from "../rawRequests/recognize";
import { actionNamed } from "../registry";
import { isDynamics, isLoop } from "../saved/kinds";
import { withInner } from "../saved/places";

/** The action for many rows, by the action for one. */
const BULK: Readonly<Record<string, string>> = {
  createEntity: "bulkCreateEntities",
  updateEntity: "bulkUpdateEntities",
  upsertEntity: "bulkUpsertEntities",
  deleteEntity: "bulkDeleteEntities",
};

/** Loops that write one record in each turn, which a bulk action does at once. */
export const writeLoops: StepRule = ({ step, around }) => {
  const loop = around.findLast(isLoop);
  const written = writeOf(step);
  const bulk = written === undefined || !loop ? undefined : actionNamed(BULK[written] ?? "");
  if (!loop || !bulk) return [];
  const isUpsert = writesMore(loop);
  // Said once for the pair of them.
  if (isUpsert && written === "createEntity") return [];
  return [inLoop(loop, bulk.label, bulk.page, isUpsert)];
};

const writeOf = (step: Step): string | undefined => {
  const { key } = step.action;
  if (isDynamics(step) && Object.hasOwn(BULK, key)) return key;
  const call = readCall(step);
  const action = call && recognize(call)?.action;
  return action !== undefined && Object.hasOwn(BULK, action) ? action : undefined;
};

/** Whether the loop creates as well as updates, which an upsert does in one. */
const writesMore = (loop: Step): boolean => {
  const writes = new Set(withInner(loop).map(writeOf));
  return writes.has("createEntity") && writes.has("updateEntity");
};

const inLoop = (loop: Step, label: string, page: string, isUpsert: boolean): Said =>
  isUpsert
    ? {
        kind: "look",
        text: `The loop "${loop.name}" looks whether a record is there, and updates or creates it: Bulk Upsert Entities with an Alternate Key does both for all rows, with a result for each.`,
        page: actionNamed("bulkUpsertEntities")?.page ?? page,
      }
    : {
        kind: "look",
        text: `The loop "${loop.name}" writes one record in each turn: ${label} takes all rows in one step, with a result for each.`,
        page,
      };
