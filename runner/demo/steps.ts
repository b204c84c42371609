import { asEntered } from "./asEntered";
import { manyRows } from "./manyRows";
import { currentUser, pipelineByStage, queryPages } from "./reading";
import { lostAnswer, throttledMoment } from "./surviving";
import type { Step } from "./types";
import { createAccount, deleteAccount, updateAccount, upsertByKey } from "./writing";

/** The flow, in the order it runs. */
export const steps: readonly Step[] = [
  currentUser,
  createAccount,
  queryPages,
  pipelineByStage,
  updateAccount,
  asEntered,
  upsertByKey,
  throttledMoment,
  lostAnswer,
  manyRows,
  deleteAccount,
];
