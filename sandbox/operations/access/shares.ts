import { Refusal } from "../../errors";
import { notSimulated } from "../../odata/refusals";
import type { Call } from "../../records/call";
import { randomGuid } from "../../store/guid";
import type { Row, Store } from "../../types";
import type { Arguments } from "../parameters/arguments";
import { needs } from "../privileges";
import { missingParameter } from "../refusals";
import type { Privilege, RowReference, StoredRow } from "../types";
import { accessRights } from "./accessRights";

const shares = "principalobjectaccess";

/** Rights that nobody can be given on a row that is there already. */
const notShared = accessRights.CreateAccess;

/** The rights that a row is shared with, by principal; none of those that are gone. */
export function sharesOf(store: Store, target: RowReference): Row[] {
  return store
    .find(shares, { objectid: target.id, objecttypecode: target.table.logicalName })
    .filter(({ accessrightsmask }) => Number(accessrightsmask) > 0);
}

export function sharedMask(store: Store, target: RowReference, principalId: string): number {
  const own = sharesOf(store, target).filter(({ principalid }) => principalid === principalId);
  return own.reduce((mask, row) => mask | Number(row["accessrightsmask"]), 0);
}

/** Makes the rights of a principal on a row what the mask says; 0 takes them all away. */
export function setShare(
  { store, context }: Call,
  target: RowReference,
  principal: RowReference,
  mask: number,
): void {
  const object = { objectid: target.id, objecttypecode: target.table.logicalName };
  const [known] = store.find(shares, { ...object, principalid: principal.id });
  const written = {
    accessrightsmask: mask,
    changedon: `${new Date(context.now()).toISOString().slice(0, 19)}Z`,
  };
  if (known) {
    store.update(shares, String(known["principalobjectaccessid"]), written);
    return;
  }
  if (mask === 0) return;
  store.insert(shares, {
    ...object,
    ...written,
    principalobjectaccessid: randomGuid(),
    principalid: principal.id,
    principaltypecode: principal.table.logicalName,
    inheritedaccessrightsmask: 0,
  });
}

/** What a message says of a share: the row, the principal, and its rights. */
export interface GivenShare {
  readonly target: StoredRow & RowReference;
  readonly principal: StoredRow & RowReference;
  readonly mask: number;
}

/** Reads what GrantAccess and ModifyAccess take, and refuses what cannot be shared. */
export function givenShare(given: Arguments, message: string): GivenShare {
  const target = given.row("Target");
  const access = given.optionalObject("PrincipalAccess");
  if (!access?.has("Principal") || !access.has("AccessMask")) {
    throw missingParameter("PrincipalAccess", message);
  }
  const principal = access.row("Principal");
  const mask = access.mask("AccessMask", "AccessRights");
  refuseShare(target, principal);
  if ((mask & notShared) !== 0) {
    throw new Refusal(400, "0x8004020D", "Invalid access rights.");
  }
  return { target, principal, mask };
}

/** The codes are those of Microsoft's list; their words are not documented. */
export function refuseShare({ table, row }: StoredRow, principal: StoredRow & RowReference): void {
  if (table.declaration.ownership !== "user") {
    throw notSimulated(`sharing a row of ${table.logicalName}, which nobody owns`);
  }
  if (row["ownerid"] === principal.id) {
    throw new Refusal(400, "0x80040214", "Cannot share a record with its owner.");
  }
  if (principal.table.logicalName === "team" && principal.row["systemmanaged"] === 1) {
    throw new Refusal(400, "0x80048339", "Cannot share a record with a system managed team.");
  }
}

/** https://learn.microsoft.com/previous-versions/dynamicscrm-2016/developers-guide/gg334413(v=crm.8) */
export function toShare(given: Arguments): readonly Privilege[] {
  return [needs("Share", given.entity("Target").table.logicalName)];
}
