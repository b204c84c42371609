import { byCode, type Hint } from "./hint";

/** What keeps a record from being shared (Microsoft: "Web service error codes"). */
export const shareHints: readonly Hint[] = [
  byCode("0x80040214", "The owner of a record has every right to it: share it with somebody else"),
  byCode(
    "0x80048339",
    "A team that Dataverse manages itself takes no shares: share the record with another team, or with users",
  ),
  byCode(
    "0x8004020d",
    "These rights cannot be shared: take some of Read, Write, Append, AppendTo, Delete, Share and Assign",
  ),
  byCode(
    "0x80048347",
    "These rights cannot be shared: take some of Read, Write, Append, AppendTo, Delete, Share and Assign",
  ),
  byCode(
    "0x80040231",
    "The user or team has no role that gives such a right to the table: only what a role gives to some records can be shared",
  ),
  byCode("0x80040223", "Only the owner of the record may take this share away"),
];
