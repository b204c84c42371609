import type { Topic } from "../types";
import { addListMembersList } from "./addListMembersList";
import { addMemberList } from "./addMemberList";

/** Who is in a marketing list. Members leave it as rows of `listmember` that are deleted. */
export const lists: Topic = {
  operations: [addListMembersList, addMemberList],
};
