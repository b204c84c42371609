import { createHash } from "node:crypto";
import { type RegisteringTrigger, registeringTrigger } from "./triggers";
import type { RegistrationIdentity } from "./types";

const NAME = /^([A-Z][A-Za-z ]{1,40}) ([0-9a-f]{12})-([0-9a-f]{12})-([0-9a-f]{12})$/;

/**
 * The name under which a registration is stored in Dataverse, well within the column's 256 characters. It
 * holds nothing that people can rename, or a renamed flow would leave its registration behind.
 */
export function registrationName(
  { instanceId, flowStableId, url }: RegistrationIdentity,
  trigger: RegisteringTrigger = "Record Events",
): string {
  return `${trigger} ${[instanceId, flowStableId, url].map(short).join("-")}`;
}

/** Whose a registration is, as far as its name says. */
export interface Ownership {
  /** True for those that this component made, whichever instance it was for. */
  readonly ownedByComponent: boolean;
  /** True for those that it made for the instance in question. */
  readonly ownedByInstance: boolean;
  /** The trigger that registered it; null for those of others. */
  readonly trigger: RegisteringTrigger | null;
}

export function ownershipOf(name: string, instanceId: string | undefined): Ownership {
  const [, label, instance] = NAME.exec(name) ?? [];
  const trigger = registeringTrigger(label);
  const ownedByComponent = trigger !== undefined;
  return {
    ownedByComponent,
    ownedByInstance: ownedByComponent && instanceId !== undefined && instance === short(instanceId),
    trigger: trigger ?? null,
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
