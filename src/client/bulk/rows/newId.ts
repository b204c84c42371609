import { randomBytes } from "node:crypto";
import { runtime } from "../../runtime";
import { sequentialGuids } from "./sequentialGuid";

/** An id for a new record. */
export const newId = sequentialGuids(() => runtime.now(), randomBytes);
