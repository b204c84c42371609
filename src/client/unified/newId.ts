import { randomBytes } from "node:crypto";
import { sequentialGuids } from "../bulk/rows/sequentialGuid";
import { runtime } from "../runtime";

/** An ID of our making, so that a create whose answer was lost is settled by reading it. */
export const newId = sequentialGuids(() => runtime.now(), randomBytes);
