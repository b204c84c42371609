import { performance } from "node:perf_hooks";
import type { ColumnDefinition, ColumnKind, TableDefinition } from "../../src/client/types/tables";
import { typeRecord } from "../../src/client/values/typeRecord";
import { median } from "../measure/statistics";
import type { Section } from "../types";

const COLUMNS = 30;
const options = [
  { value: 1, label: "Preferred", labels: ["Preferred", "Bevorzugt"] },
  { value: 2, label: "Standard", labels: ["Standard"] },
];

/** Kinds of columns in turn, each with a value as it is typed. */
const KINDS: readonly (readonly [ColumnKind, unknown])[] = [
  ["string", "Fabrikam, Inc."],
  ["integer", " 250 "],
  ["money", "1250000.50"],
  ["boolean", "yes"],
  ["choice", "preferred"],
  ["datetime", "2026-07-01T12:00:00+02:00"],
];

const column = (index: number, kind: ColumnKind): ColumnDefinition => ({
  metadataId: "",
  logicalName: `new_column${index}`,
  schemaName: `new_Column${index}`,
  displayName: `Column ${index}`,
  description: undefined,
  kind,
  typeName: kind,
  required: "None",
  isPrimaryId: false,
  isPrimaryName: false,
  isCustom: true,
  validForCreate: true,
  validForRead: true,
  validForUpdate: true,
  validForFilter: true,
  options,
});

const kindOf = (index: number) => KINDS[index % KINDS.length] ?? (["string", ""] as const);
const names = Array.from({ length: COLUMNS }, (_, index) => index);
const definition: TableDefinition = {
  metadataId: "",
  logicalName: "new_thing",
  schemaName: "new_Thing",
  entitySetName: "new_things",
  displayName: "Thing",
  pluralDisplayName: "Things",
  labels: [],
  primaryIdAttribute: "new_thingid",
  primaryNameAttribute: undefined,
  isCustom: true,
  isChild: false,
  isPrivate: false,
  tableType: "Standard",
  isIntersect: false,
  isActivity: false,
  changeTracking: false,
  companions: [],
  columns: new Map(names.map((index) => [`new_column${index}`, column(index, kindOf(index)[0])])),
  keys: [],
  relationships: [],
};
const record = Object.fromEntries(names.map((index) => [`new_column${index}`, kindOf(index)[1]]));
const typing = { mode: "create", timeZone: "UTC", emptyValues: "omit" } as const;
const nobody = {
  environment: { origin: "https://example.com", apiRoot: "https://example.com/api/data/v9.2/" },
  table: () => Promise.resolve(undefined),
  idsByName: () => Promise.resolve([]),
  definition: () => Promise.resolve(definition),
};

/** What it costs to turn records of 30 columns from text into what Dataverse takes. */
export async function measureValues(records: number, rounds: number): Promise<Section> {
  const each: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedMs = performance.now();
    for (let index = 0; index < records; index += 1) {
      await typeRecord(record, definition, typing, nobody);
    }
    each.push(((performance.now() - startedMs) * 1000) / records);
  }
  return {
    title: `Values as text and labels: ${records.toLocaleString("en-US")} records of ${COLUMNS} columns`,
    how: `Text, numbers, money, yes/no, options and dates in turn, all of them as text; n = ${rounds}.`,
    ratioOf: "",
    figures: [{ what: "One record", median: `${median(each).toFixed(0)} µs`, targets: [] }],
  };
}
