import { UnreadableBody } from "../http/failures";
import type { HttpResponse } from "../http/types";
import { decodeBatch } from "./decode";
import type { EntryAnswer } from "./types";

/** The answers that arrived; none where the body cannot be read at all. */
export const entriesIn = ({ body, headers }: HttpResponse): readonly EntryAnswer[] => {
  try {
    return decodeBatch(body, headers["content-type"]).entries;
  } catch (error) {
    if (!(error instanceof UnreadableBody)) throw error;
    return [];
  }
};
