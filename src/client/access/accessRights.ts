/** What a record can be shared for, as Dataverse counts it. */
const BITS = {
  Read: 1,
  Write: 2,
  Append: 4,
  AppendTo: 16,
  Create: 32,
  Delete: 65_536,
  Share: 262_144,
  Assign: 524_288,
} as const;

/** What a record can be shared for: nobody creates a record that is there already. */
export type AccessRight = Exclude<keyof typeof BITS, "Create">;

/** `ReadAccess, WriteAccess`, as a message takes it. */
export function toAccessMask(rights: readonly AccessRight[]): string {
  return rights.map((right) => `${right}Access`).join(", ");
}

/**
 * The rights of a mask, which is a text of names or a sum. A name that is not known stays as it came.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/accessrights
 */
export function readAccessMask(mask: unknown): string[] {
  const sum = typeof mask === "number" ? mask : Number(String(mask).trim() || "0");
  if (Number.isInteger(sum)) {
    return Object.entries(BITS).flatMap(([right, bit]) => ((sum & bit) === 0 ? [] : [right]));
  }
  return String(mask)
    .split(",")
    .map((name) => name.trim().replace(/Access$/, ""))
    .filter((name) => name !== "" && name !== "None");
}
