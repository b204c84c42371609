import { ownValue } from "../objects/ownProperty";
import type { DataverseRecord } from "../types";

/**
 * Columns of Microsoft's own tables that every write may set, in all tables but those below. Any other may
 * be computed or kept by the system, and Dataverse drops the value of such a column without a word.
 */
const WRITABLE: ReadonlySet<string> = new Set([
  "name",
  "firstname",
  "middlename",
  "lastname",
  "nickname",
  "salutation",
  "suffix",
  "jobtitle",
  "department",
  "companyname",
  "subject",
  "title",
  "description",
  "websiteurl",
  "tickersymbol",
  "accountnumber",
  "fax",
  "mobilephone",
  ...["1", "2", "3"].flatMap((number) => [`emailaddress${number}`, `telephone${number}`]),
  ...["address1", "address2"].flatMap((address) =>
    ["line1", "line2", "line3", "city", "county", "country", "postalcode", "stateorprovince"].map(
      (part) => `${address}_${part}`,
    ),
  ),
  "creditonhold",
  "donotbulkemail",
  "donotemail",
  "donotfax",
  "donotphone",
  "donotpostalmail",
  "numberofemployees",
  "revenue",
]);

/** Columns of these names that the system fills in, by the logical names and set names of their tables. */
const FILLED_BY_SYSTEM: Readonly<Record<string, string>> = {
  connection: "name",
  connections: "name",
  queueitem: "title",
  queueitems: "title",
};

/**
 * Whether a record may be sent before its table's definition is known: the one function that decides it.
 * Dataverse converts text to numbers, dates and times without a word, and drops what a write cannot set;
 * what it could take in another way than the definition says must not be sent before the column is known.
 * Whatever may be sent is either right, or refused, so that it can be repaired.
 */
export function mayBeSentUntyped(entityType: string, record: DataverseRecord): boolean {
  const filled = ownValue(FILLED_BY_SYSTEM, entityType.toLowerCase());
  return Object.entries(record).every(
    ([name, value]) =>
      value === undefined || (WRITABLE.has(name) && name !== filled && isUnmistakable(value)),
  );
}

const isUnmistakable = (value: unknown): boolean => {
  if (typeof value === "string") return hasLettersOfText(value);
  // JavaScript has rounded such a number before it came.
  if (typeof value === "number") return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  return value === null || typeof value === "boolean";
};

/** What .NET's readers of numbers, dates and times may take has no letters but these. */
const NOT_A_NUMBER = /inf(?:inity)?|nan/gi;
const OTHER_LETTER = /[^\P{L}tze]/iu;

const hasLettersOfText = (text: string): boolean =>
  OTHER_LETTER.test(text.replace(NOT_A_NUMBER, ""));
