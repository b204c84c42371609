import { dataSource } from "@prismatic-io/spectral";
import { columnNamed, createClient, InputError } from "../client";
import { fieldValuesInputs } from "../inputs";
import { queryName } from "./columnElements";
import { distinctValues } from "./mapping/distinctValues";

/** So many values are shown unless another number is asked for. */
const SHOWN = 5;

/** So many rows are read at most, so that a preview stays quick. */
const ROWS = 100;

export const fieldValues = dataSource({
  display: {
    label: "Preview Values",
    description: "List the first values of a column, while a field is mapped to it.",
  },
  dataSourceType: "picklist",
  inputs: fieldValuesInputs,
  examplePayload: { result: [{ key: "1", label: "Accounting" }] },
  perform: async (context, { connection, objectType, fieldName, valueCount = SHOWN }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    const table = await client.describeTable(objectType, {}, "Object");
    const column = columnNamed(fieldName, table);
    if (!column?.validForRead) {
      throw new InputError(
        `Field ${fieldName} is no column of ${table.logicalName} that can be read.`,
      );
    }
    const property = queryName(column);
    const { value } = await client.queryRecords({
      entityType: table.entitySetName,
      fieldNames: [property],
      condition: column.validForFilter ? `${property} ne null` : undefined,
      orderByFieldNames: [table.primaryIdAttribute],
      top: ROWS,
      includeLabels: true,
    });
    return { result: distinctValues(value, property, column.logicalName).slice(0, valueCount) };
  },
});
