import { dataSource } from "@prismatic-io/spectral";
import { createClient, InputError } from "../client";
import { fieldMapInputs } from "../inputs";
import { fieldMapOf } from "./fieldMapOf";
import { supplementalData } from "./mapping/supplementalData";
import { settableFields, tableOptions, wizardMap } from "./mapping/wizardMap";

export const fieldMap = dataSource({
  display: {
    label: "Map Fields",
    description: "Offer the columns of tables for the fields of an app to be mapped to.",
  },
  dataSourceType: "objectFieldMap",
  detailDataSource: "fieldValues",
  inputs: fieldMapInputs,
  examplePayload: {
    result: {
      fields: [{ field: { key: "name", label: "Account Name (name): text, required" } }],
      options: [
        {
          object: { key: "accounts", label: "Account (Account)" },
          fields: [{ key: "name", label: "Account Name (name): text, required" }],
        },
      ],
    },
  },
  perform: async (
    context,
    { connection, entityType, mappingFields, objectSelection, ...params },
  ) => {
    const client = createClient(connection, context, { budget: "interactive" });
    const wanted = tablesOf(entityType, objectSelection);
    const input = objectSelection.length > 0 ? "Object Selection" : "Entity Type";
    const tables = await Promise.all(wanted.map((name) => client.describeTable(name, {}, input)));
    const [first] = tables;
    const isPlain = mappingFields === undefined && objectSelection.length === 0;
    // The labels of the tables that lookups lead to take the list of tables.
    const options = tableOptions(tables, isPlain ? [] : await client.listTables());
    const result =
      isPlain && first
        ? fieldMapOf(first)
        : wizardMap(mappingFields ?? settableFields(options), options);
    return params.includeSupplementalMetadata
      ? { result, supplementalData: supplementalData(options) }
      : { result };
  },
});

/** The tables that are chosen, else the one that is named. */
const tablesOf = (
  entityType: string | undefined,
  selected: readonly string[],
): readonly string[] => {
  const names = selected.length > 0 ? selected : [entityType ?? ""];
  if (names.some((name) => name !== "")) return names;
  throw new InputError(
    "Entity Type and Object Selection are empty: one of them has to name a table.",
  );
};
