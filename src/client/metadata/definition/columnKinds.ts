import { ownValue } from "../../objects/ownProperty";
import type { ColumnKind } from "../../types/tables";

/** `AttributeTypeName.Value`; `AttributeType` calls files, images and multi-select choices `Virtual`. */
const KINDS: Readonly<Record<string, ColumnKind>> = {
  BigIntType: "bigint",
  BooleanType: "boolean",
  CustomerType: "customer",
  DateTimeType: "datetime",
  DecimalType: "decimal",
  DoubleType: "double",
  EntityNameType: "entityname",
  FileType: "file",
  ImageType: "image",
  IntegerType: "integer",
  LookupType: "lookup",
  MemoType: "memo",
  MoneyType: "money",
  MultiSelectPicklistType: "multichoice",
  OwnerType: "owner",
  PartyListType: "partylist",
  PicklistType: "choice",
  StateType: "state",
  StatusType: "status",
  StringType: "string",
  UniqueidentifierType: "uniqueidentifier",
};

export function columnKind(typeName: string): ColumnKind {
  return ownValue(KINDS, typeName) ?? "other";
}
