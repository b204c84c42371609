import type { Attribute } from "../subjects/attributes";
import { attributeType, formula } from "./attributeType";
import { complex, flag, int, list, member, text } from "./properties";
import type { Properties } from "./types";

/** Characters of the columns the service makes up, and of those that declare no length. */
const shortLength = 100;
const memoLength = 2000;

const format = ({ column, madeUp }: Attribute) => (madeUp ? "Text" : (column.format ?? "Text"));
const length = ({ column, madeUp }: Attribute) =>
  madeUp ? shortLength : (column.maxLength ?? shortLength);

const shared: Properties<Attribute> = {
  Format: member("StringFormat", format),
  ImeMode: member("ImeMode", () => "Auto"),
  IsLocalizable: flag(() => false),
};

/** Columns of text, and those that hold the id or name of something else. */
export const textTypes = [
  attributeType("EntityName", { IsEntityReferenceStored: flag(() => false) }),
  attributeType("Lookup", {
    Targets: list("Edm.String", ({ column }) => [
      ...new Set((column.targets ?? []).map((target) => target.table)),
    ]),
    Format: member("LookupFormat", ({ column }) =>
      column.lookupKind === "regarding" ? "Regarding" : "None",
    ),
  }),
  attributeType("ManagedProperty", { ManagedPropertyLogicalName: text(() => null) }),
  attributeType("Memo", {
    ...shared,
    MaxLength: int(({ column }) => column.maxLength ?? memoLength),
    FormatName: complex("MemoFormatName", (subject) => ({ Value: format(subject) })),
  }),
  attributeType("String", {
    ...shared,
    MaxLength: int(length),
    YomiOf: text(yomiOf),
    DatabaseLength: int((subject) => 2 * length(subject)),
    FormatName: complex("StringFormatName", (subject) => ({ Value: format(subject) })),
    ...formula,
  }),
  attributeType("UniqueIdentifier", {}),
];

/** `yomifirstname` says how `firstname` is pronounced. */
function yomiOf({ table, column, madeUp }: Attribute): string | null {
  const spelt = /^yomi(.+)$/.exec(column.name)?.[1] ?? "";
  return !madeUp && table.columns.has(spelt) ? spelt : null;
}
