import type { Topic } from "../types";
import { addToQueue } from "./addToQueue";
import { pickFromQueue } from "./pickFromQueue";
import { releaseToQueue } from "./releaseToQueue";
import { removeFromQueue } from "./removeFromQueue";

/** What is in a queue, and who works on it. */
export const queues: Topic = {
  operations: [addToQueue, pickFromQueue, releaseToQueue, removeFromQueue],
};
