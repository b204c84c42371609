import { requireNamedPrivilege, type Secured } from "../../auth/privileges";
import type { SegmentArguments } from "../../odata/ast";
import type { Call } from "../../records/call";
import type { Table } from "../../schema/derived";
import type { Definitions } from "../definitions";
import { readKey } from "../key";
import { baseLanguage } from "../languages";
import { attributeId } from "../model/attribute";
import { entityId } from "../model/entity";
import type { View } from "../model/types";
import { definitionNotFound } from "../refusals";
import { type Attribute, attributesOf } from "../subjects/attributes";

/** A write of definitions: who writes, and what there is so far. */
export interface Change {
  readonly call: Call;
  readonly definitions: Definitions;
  /** Writers see every change at once. */
  readonly view: View;
}

export function changeOf(call: Call, definitions: Definitions): Change {
  const view = { language: baseLanguage, tables: call.store.schema.tables };
  return { call, definitions, view };
}

const attributes = { objectTypeCode: 9808, logicalName: "Attribute", label: "Attribute" };
const organization = { objectTypeCode: 1019, logicalName: "organization", label: "Organization" };

/** What customizing takes, and what a refusal says it was to be done to. */
const privileges: Readonly<Record<string, Secured>> = {
  prvCreateAttribute: attributes,
  prvDeleteAttribute: attributes,
  prvPublishCustomization: organization,
  prvWriteAttribute: attributes,
  prvWriteEntity: { objectTypeCode: 9800, logicalName: "Entity", label: "Entity" },
};

/** Throws 403 unless the caller has the privilege to change definitions that way. */
export function requireCustomizer({ call }: Change, privilege: string): void {
  requireNamedPrivilege(call.store, call.context, privilege, privileges[privilege] ?? organization);
}

export function tableAt({ view }: Change, args: SegmentArguments): Table {
  const { name, value } = readKey("EntityMetadata", args);
  const found =
    name === "MetadataId"
      ? [...view.tables.values()].find(({ logicalName }) => entityId(logicalName) === value)
      : view.tables.get(value);
  if (found === undefined) throw definitionNotFound("EntityMetadata", value);
  return found;
}

export function attributeAt({ view }: Change, table: Table, args: SegmentArguments): Attribute {
  const { name, value } = readKey("AttributeMetadata", args);
  const attributes = attributesOf(table, view.tables);
  const found =
    name === "MetadataId"
      ? [...attributes.values()].find(
          (a) => attributeId(table.logicalName, a.logicalName) === value,
        )
      : attributes.get(value);
  if (found === undefined) throw definitionNotFound("AttributeMetadata", value);
  return found;
}
