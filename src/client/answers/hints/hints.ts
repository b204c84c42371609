import { CHANGED_SINCE, OTHER_VERSION } from "../otherVersion";
import { accessHints } from "./accessHints";
import { fileHints } from "./fileHints";
import { groupHints } from "./groupHints";
import { byCode, type Hint } from "./hint";
import { pressureHints } from "./pressureHints";
import { propertyHint } from "./propertyHints";
import { queryHint } from "./queryHints";
import type { Refusal } from "./refusal";
import { salesHints } from "./salesHints";
import { searchHint } from "./searchHints";
import { shareHints } from "./shareHints";
import { stateHint } from "./stateHints";

/** Notes, attachments and e-mails are mostly given in inputs of other names. */
const OF_OTHER_INPUTS = /^(?:annotation|activitymimeattachment|email) with id/i;

const notFound: Hint = ({ status, code, message }) => {
  if (status !== 404) return undefined;
  if (/resource not found for the segment/i.test(message)) {
    return "Entity Type has to be the entity set name, in its exact letter case, e.g. accounts";
  }
  if (code.toLowerCase() === "0x80060891") return "No record has these alternate key values";
  if (/does not exist/i.test(message)) {
    const input = OF_OTHER_INPUTS.test(message) ? "ID" : "Entity ID";
    return `Check the ${input}: the record may have been deleted, or the user may not see it`;
  }
  return /no http resource/i.test(message)
    ? "Functions are called with GET, actions with POST; check the name"
    : undefined;
};

/** 412 has four meanings; the code distinguishes them, and for old services the words. */
const precondition: Hint = ({ status, code, message }) => {
  if (status !== 412) return undefined;
  const known = code.toLowerCase();
  if (known === "0x80040333") {
    return "A duplicate detection rule found a match: change the record, or leave Detect Duplicates off";
  }
  if (known === "0x80060892" || /entity key/i.test(message)) {
    return "Another record has this alternate key: update that one, or use Upsert Entity with the key";
  }
  if (known === "0x80040237" || /duplicate key/i.test(message)) {
    return "A record with the same id or key exists already, or these two records are linked already";
  }
  if (/matching key values already exists/i.test(message)) {
    return "The record exists already, and only a create was allowed";
  }
  return known === OTHER_VERSION || /RowVersion|version of the existing record/i.test(message)
    ? CHANGED_SINCE
    : undefined;
};

const HINTS: readonly Hint[] = [
  ...accessHints,
  ...pressureHints,
  ...shareHints,
  ...groupHints,
  ...fileHints,
  stateHint,
  ...salesHints,
  searchHint,
  notFound,
  precondition,
  byCode(
    "0x80048408",
    "Set statecode and statuscode together, with a status reason of that status",
  ),
  byCode("0x8004431a", "Use a value of the column's choice"),
  byCode("0x80044331", "Shorten the text"),
  byCode("0x80040227", "Other records refer to this one: delete or detach them first"),
  byCode("0x80040265", "A plug-in or business rule of the environment refused this"),
  byCode("0x80040224", "A plug-in of the environment failed"),
  byCode("0x8004e023", "An aggregation reads at most 50,000 rows: narrow it with a filter"),
  byCode(
    "0x8004430a",
    "Pages by number end at 50,000 records: order by columns of the root table only, without distinct, or narrow the query",
  ),
  byCode(
    "0x8004112a",
    "Next Page ID has to be the PagingInfo.cookie of an earlier page of the same query",
  ),
  byCode("0x80041128", "Entity Type has to be the table of the query's root entity"),
  queryHint,
  propertyHint,
  ({ status }) => (status === 413 ? "The request is too large: send less at a time" : undefined),
  ({ status, code }) =>
    status >= 500 && code === ""
      ? "Dataverse or a gateway before it is unavailable: run again later"
      : undefined,
];

/** One sentence on what to do, or nothing where Dataverse's own words say it all. */
export function hintFor(refusal: Refusal): string | undefined {
  for (const hint of HINTS) {
    const found = hint(refusal);
    if (found) return found;
  }
  return undefined;
}
