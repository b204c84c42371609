import type { Column, Table } from "../../schema/derived";
import type { ColumnType } from "../../schema/types";

/** What a column is called by its three type names in the definitions. */
export interface AttributeKind {
  /** Entity type, `StringAttributeMetadata`. */
  readonly type: string;
  /** Member of `AttributeTypeCode`. */
  readonly code: string;
  /** `AttributeTypeName/Value`. */
  readonly name: string;
}

/** A column of a table, or one the service makes up to show another one's label or name. */
export interface Attribute extends AttributeKind {
  readonly table: Table;
  /** The column itself; of a made-up one, the column it shows. */
  readonly column: Column;
  readonly madeUp: boolean;
  readonly logicalName: string;
  readonly schemaName: string;
  readonly number: number;
}

function kind(type: string, code: string = type, name = `${code}Type`): AttributeKind {
  return { type: `${type}AttributeMetadata`, code, name };
}

/** Files, images and multi-select choices have no type code and are `Virtual`. */
const kinds: Record<ColumnType, AttributeKind> = {
  string: kind("String"),
  memo: kind("Memo"),
  integer: kind("Integer"),
  bigint: kind("BigInt"),
  decimal: kind("Decimal"),
  double: kind("Double"),
  money: kind("Money"),
  boolean: kind("Boolean"),
  choice: kind("Picklist"),
  multichoice: kind("MultiSelectPicklist", "Virtual", "MultiSelectPicklistType"),
  state: kind("State"),
  status: kind("Status"),
  datetime: kind("DateTime"),
  lookup: kind("Lookup"),
  uniqueidentifier: kind("UniqueIdentifier", "Uniqueidentifier"),
  entityname: kind("EntityName"),
  partylist: kind("Lookup", "PartyList"),
  image: kind("Image", "Virtual", "ImageType"),
  file: kind("File", "Virtual", "FileType"),
};

const lookupKinds: Record<string, AttributeKind> = {
  customer: kind("Lookup", "Customer"),
  owner: kind("Lookup", "Owner"),
};

const virtual: AttributeKind = { type: "AttributeMetadata", code: "Virtual", name: "VirtualType" };

const known = new WeakMap<Table, ReadonlyMap<string, Attribute>>();

/** All columns of a table by logical name, the made-up ones included. */
export function attributesOf(
  table: Table,
  tables: ReadonlyMap<string, Table>,
): ReadonlyMap<string, Attribute> {
  const attributes = known.get(table) ?? build(table, tables);
  known.set(table, attributes);
  return attributes;
}

function build(table: Table, tables: ReadonlyMap<string, Table>): Map<string, Attribute> {
  const attributes = new Map<string, Attribute>();
  const add = (column: Column, suffix: string, shown: AttributeKind) => {
    const logicalName = column.name + suffix.toLowerCase();
    if (suffix !== "" && table.columns.has(logicalName)) return;
    attributes.set(logicalName, {
      table,
      column,
      madeUp: suffix !== "",
      logicalName,
      schemaName: column.schemaName + suffix,
      number: attributes.size + 1,
      type: shown.type,
      code: shown.code,
      name: shown.name,
    });
  };
  for (const column of table.columns.values()) {
    if (isInherited(table, column)) continue;
    add(column, "", lookupKinds[column.lookupKind ?? ""] ?? kinds[column.type]);
    for (const [suffix, shown] of madeUp(column, tables)) add(column, suffix, shown);
  }
  return attributes;
}

/** `ownerid` of a user or team belongs to `principal`. */
function isInherited({ declaration }: Table, { name }: Column): boolean {
  return declaration.principal === true && name === "ownerid";
}

/** `statecodename`; `primarycontactidname` and `primarycontactidyominame`; `customeridtype`. */
function madeUp(column: Column, tables: ReadonlyMap<string, Table>): [string, AttributeKind][] {
  if (column.type === "lookup") {
    const yomi = (column.targets ?? []).some((target) => hasYomiName(tables.get(target.table)));
    return [
      ["Name", kinds.string],
      ...(yomi ? [["YomiName", kinds.string] satisfies [string, AttributeKind]] : []),
      ...(column.polymorphic ? [["Type", kinds.entityname] satisfies [string, AttributeKind]] : []),
    ];
  }
  return column.options === undefined ? [] : [["Name", virtual]];
}

function hasYomiName(table: Table | undefined): boolean {
  return table?.columns.has(`yomi${table.primaryName ?? ""}`) ?? false;
}
