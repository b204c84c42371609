import type { DataverseRecord } from "../types";
import type { RelationshipDefinition, TableDefinition } from "../types/tables";
import { columnOf, type FoundColumn } from "./findColumn";

/** What a property of a record is about, whatever its spelling. */
export type Slot =
  /** A column, by its value or by `@odata.bind`. */
  | { readonly kind: "column"; readonly found: FoundColumn; readonly bind: boolean }
  /** Related records: rows to be created along, or references by `@odata.bind`. */
  | {
      readonly kind: "collection";
      readonly relationship: RelationshipDefinition;
      readonly bind: boolean;
    }
  /** `@odata.type` of the record or of a property, and what answers say of their properties. */
  | { readonly kind: "type" | "annotation" | "unknown" };

const BIND = "odata.bind";

export function slotOf(name: string, definition: TableDefinition, record: DataverseRecord): Slot {
  const at = name.indexOf("@");
  const annotation = at < 0 ? "" : name.slice(at + 1).toLowerCase();
  if (annotation === "odata.type") return { kind: "type" };
  if (at >= 0 && (annotation !== BIND || at === 0)) return { kind: "annotation" };
  const bare = at < 0 ? name : name.slice(0, at);
  const relationship = collectionOf(bare, definition);
  const bind = at >= 0;
  if (relationship) return { kind: "collection", relationship, bind };
  const found = columnOf(bare, definition, record);
  return found ? { kind: "column", found, bind } : { kind: "unknown" };
}

const collectionOf = (
  name: string,
  { relationships, columns }: TableDefinition,
): RelationshipDefinition | undefined => {
  if (columns.has(name)) return undefined;
  const collections = relationships.filter(({ kind }) => kind !== "manyToOne");
  return (
    collections.find(({ navigation }) => navigation === name) ??
    collections.find(({ navigation }) => navigation.toLowerCase() === name.toLowerCase())
  );
};

/** The same for all spellings of one property. */
export function slotKey(slot: Slot, name: string): string {
  if (slot.kind === "column") return slot.found.column.logicalName;
  if (slot.kind !== "collection") return name;
  return `${slot.relationship.navigation}${slot.bind ? "@" : "[]"}`;
}
