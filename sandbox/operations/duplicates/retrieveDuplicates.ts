import { Refusal } from "../../errors";
import { notSimulated } from "../../odata/refusals";
import { type Call, tableOf } from "../../records/call";
import { duplicatesBy, publishedRules } from "../../records/duplicateRules";
import { readPayload } from "../../records/payload/read";
import { idOf } from "../../records/rows";
import type { Table } from "../../schema/derived";
import type { Row } from "../../types";
import type { Arguments } from "../parameters/arguments";
import type { EntityValue } from "../parameters/entities";
import { needs } from "../privileges";
import type { UnboundOperation } from "../types";

/**
 * The rows of a table that its published rules take for the same as a row, which need not be stored. A row that
 * is named by its key alone has the values that are stored.
 * https://learn.microsoft.com/power-apps/developer/data-platform/run-duplicate-detection
 */
export const retrieveDuplicates: UnboundOperation = {
  name: "RetrieveDuplicates",
  kind: "function",
  parameters: {
    BusinessEntity: "mscrm.crmbaseentity",
    MatchingEntityName: "Edm.String",
    PagingInfo: "mscrm.PagingInfo?",
  },
  returns: "Collection(mscrm.crmbaseentity)",
  privileges: (given) => [
    needs("Read", given.entity("BusinessEntity").table.logicalName),
    needs("Read", matchingName(given)),
  ],
  run({ call, given }) {
    const entity = given.entity("BusinessEntity");
    const matching = tableOf(call, given.text("MatchingEntityName"));
    for (const table of [entity.table, matching]) checkTable(table);
    checkOrganization(call);
    const row = rowOf(call, entity);
    const found = new Map<string, Row>();
    for (const rule of publishedRules(call, entity.table)) {
      if (rule["matchingentityname"] !== matching.logicalName) continue;
      for (const each of duplicatesBy(call, rule, entity.table, row)) {
        found.set(idOf(matching, each), each);
      }
    }
    const rows = pageOf([...found.values()], given.optionalObject("PagingInfo"));
    return { rows: rows.map((each) => ({ table: matching, row: each })), of: matching };
  },
};

function matchingName(given: Arguments): string {
  const name = given.text("MatchingEntityName");
  if (given.store.schema.tables.has(name)) return name;
  throw new Refusal(
    400,
    "0x80041102",
    `The entity with a name = '${name}' with namemapping = 'Logical' was not found in the MetadataCache.`,
  );
}

function checkTable({ declaration }: Table): void {
  if ((declaration.duplicateDetection ?? []).length > 0) return;
  throw new Refusal(400, "0x80048410", "Duplicate detection is not supported on this record type.");
}

/** Whether duplicates are looked for when records are written makes no difference here. */
function checkOrganization({ store }: Call): void {
  const [organization] = store.find("organization", {});
  if (organization?.["isduplicatedetectionenabled"] === 1) return;
  throw new Refusal(
    400,
    "0x80048412",
    "Duplicate detection is not enabled. To enable duplicate detection, click Settings, click Data Management, and then click Duplicate Detection Settings.",
  );
}

function rowOf(call: Call, { table, body, id }: EntityValue): Row {
  const stored = id === undefined ? undefined : call.store.read(table.logicalName, id);
  const payload = readPayload(call, table, body, "create");
  const nested = payload.parents.length + payload.children.length + payload.links.length;
  if (nested > 0) throw notSimulated("related rows of the row whose duplicates are looked for");
  return { ...stored, ...payload.columns };
}

function pageOf(rows: readonly Row[], paging: Arguments | undefined): readonly Row[] {
  const count = paging?.optionalNumber("Count") ?? 0;
  const page = paging?.optionalNumber("PageNumber") ?? 1;
  if (count <= 0) return rows;
  return rows.slice((page - 1) * count, page * count);
}
