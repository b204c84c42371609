import { compareTables } from "../../../src/client/drift/compareTables";
import { readDescriptions } from "../../../src/client/drift/readDescriptions";
import { toDefinition } from "../../../src/client/drift/toDefinition";
import type { SchemaComparison } from "../../../src/client/drift/types";

export type Bag = Record<string, unknown>;

/** Two descriptions of one table, compared. */
export const compare = (before: unknown, after: unknown, params: object = {}): SchemaComparison => {
  const side = (given: unknown) => {
    const [described] = readDescriptions(given, "Side");
    return described && { described, definition: toDefinition(described) };
  };
  const pair = { table: "account", before: side(before), after: side(after) };
  return compareTables([pair], params);
};

export const base = (changes: Bag = {}) => ({
  name: "new_x",
  label: "X",
  type: "string",
  required: "None",
  create: true,
  update: true,
  read: true,
  ...changes,
});
export const whole = (changes: Bag = {}): Bag => ({
  logicalName: "account",
  schemaName: "Account",
  entitySetName: "accounts",
  label: "Account",
  pluralLabel: "Accounts",
  primaryIdAttribute: "accountid",
  primaryNameAttribute: "name",
  tableType: "Standard",
  isCustom: false,
  isActivity: false,
  changeTracking: true,
  columns: [],
  keys: [],
  relationships: [],
  ...changes,
});
export const columns = (changes: Bag) => whole({ columns: [base(changes)] });
export const option = (value: number, label: string, more: Bag = {}) => ({ value, label, ...more });
