import type { TableName } from "../../../src/client/types/tables";

/** A table with names of the usual pattern, and what the test says. */
export const table = (logicalName: string, more: Partial<TableName> = {}): TableName => ({
  metadataId: `00000000-0000-4000-8000-${Buffer.from(logicalName).toString("hex").padStart(12, "0").slice(-12)}`,
  logicalName,
  schemaName: logicalName.charAt(0).toUpperCase() + logicalName.slice(1),
  entitySetName: `${logicalName}s`,
  displayName: undefined,
  pluralDisplayName: undefined,
  labels: [],
  primaryIdAttribute: `${logicalName}id`,
  primaryNameAttribute: "name",
  isCustom: false,
  tableType: "Standard",
  isIntersect: false,
  isActivity: false,
  isChild: false,
  isPrivate: false,
  changeTracking: false,
  ...more,
});

export const account = table("account", {
  displayName: "Firma",
  pluralDisplayName: "Firmen",
  labels: ["Firma", "Account", "Firmen", "Accounts", "Société", "Sociétés"],
});
export const project = table("new_project", {
  schemaName: "new_Project",
  entitySetName: "new_projectcollection",
  displayName: "Großes Projekt",
  pluralDisplayName: "Große  Projekte",
  labels: ["Großes Projekt", "Large Project", "Große  Projekte", "Large Projects"],
});
export const order = table("salesorder", {
  displayName: "Auftrag",
  pluralDisplayName: "Aufträge",
  labels: ["Auftrag", "Order", "Aufträge", "Orders"],
});
export const workOrder = table("msdyn_workorder", {
  displayName: "Order",
  pluralDisplayName: "Orders",
  labels: ["Order", "Orders", "Arbeitsauftrag"],
});
export const oldOrder = table("new_order", {
  displayName: "Auftrag",
  pluralDisplayName: undefined,
  labels: ["Auftrag"],
});
