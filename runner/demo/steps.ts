import { asEntered } from "./asEntered";
import { lookupByName, pickOption } from "./choosing";
import { upAndDown } from "./keeping";
import { manyRows } from "./manyRows";
import { currentUser, pipelineByStage, queryPages } from "./reading";
import { lostAnswer, throttledMoment } from "./surviving";
import type { Step } from "./types";
import { pollForChanges } from "./watching";
import { createAccount, deleteAccount, updateAccount, upsertByKey } from "./writing";

/** The flow, in the order it runs. */
export const steps: readonly Step[] = [
  currentUser,
  createAccount,
  queryPages,
  pipelineByStage,
  pickOption,
  updateAccount,
  asEntered,
  lookupByName,
  upsertByKey,
  pollForChanges,
  upAndDown,
  throttledMoment,
  lostAnswer,
  manyRows,
  deleteAccount,
];
