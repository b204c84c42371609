import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { columnsInputs } from "../inputs";
import { columnElements, nameFor, usableColumns } from "./columnElements";

export const columns = dataSource({
  display: {
    label: "Select Column",
    description: "List the columns of a table that can be returned, set or filtered by.",
  },
  dataSourceType: "picklist",
  inputs: columnsInputs,
  examplePayload: {
    result: [
      { key: "name", label: "Account Name (name)" },
      { key: "_primarycontactid_value", label: "Primary Contact (primarycontactid)" },
    ],
  },
  perform: async (context, { connection, entityType, columnUse, search }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    const { columns: found } = await client.describeTable(entityType);
    const usable = usableColumns(found.values(), columnUse);
    return { result: columnElements(usable, { search, key: nameFor(columnUse) }) };
  },
});
