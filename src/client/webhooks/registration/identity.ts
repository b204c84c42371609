import { createHash } from "node:crypto";
import type { RegistrationIdentity } from "./types";

const PREFIX = "Record Events";
const NAME = /^Record Events ([0-9a-f]{12})-([0-9a-f]{12})-([0-9a-f]{12})$/;

/**
 * The name under which a registration is stored in Dataverse, well within the column's 256 characters. It
 * holds nothing that people can rename, or a renamed flow would leave its registration behind.
 */
export function registrationName({ instanceId, flowStableId, url }: RegistrationIdentity): string {
  return `${PREFIX} ${[instanceId, flowStableId, url].map(short).join("-")}`;
}

/** Whose a registration is, as far as its name says. */
export interface Ownership {
  /** True for those that this component made, whichever instance it was for. */
  readonly ownedByComponent: boolean;
  /** True for those that it made for the instance in question. */
  readonly ownedByInstance: boolean;
}

export function ownershipOf(name: string, instanceId: string | undefined): Ownership {
  const [, instance] = NAME.exec(name) ?? [];
  return {
    ownedByComponent: instance !== undefined,
    ownedByInstance:
      instance !== undefined && instanceId !== undefined && instance === short(instanceId),
  };
}

/**
 * The GUID of a row of a registration, always the same one. With ids of our own, a change set needs no
 * references between its parts, and one that is sent twice cannot make anything twice.
 */
export function rowId(name: string, ...parts: readonly string[]): string {
  const bytes = createHash("sha256")
    .update(JSON.stringify([name, ...parts]))
    .digest()
    .subarray(0, 16);
  // Version 8 and the variant of RFC 9562: a GUID made by an algorithm of one's own.
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const short = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 12);
