import { parameter, type Route } from "../route";
import { decodeText } from "../rows/decodeText";
import { insertRows } from "../rows/insertRows";
import { readRows } from "../rows/readRows";
import { tableIn } from "../rows/tableIn";
import { listOf, objectOf, text, whole } from "../schema";

const parameters = { table: "Logical name of the table, or that of its set." };

export const rowRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/rows/{table}",
    summary: "Inserts rows past the API, all or none: no sign-in, no limits, no webhooks.",
    parameters,
    body: {
      "application/json": listOf(objectOf({}, true), "Rows: values by the names of columns."),
      "text/csv": text("Names of columns in the first line."),
    },
    answer: {
      status: 201,
      description: "Inserted.",
      schema: objectOf({ ids: listOf(text("Primary key of a row, in the order given.")) }),
    },
    run: (call) => {
      const table = tableIn(call.service.store, parameter(call, "table"));
      const rows = readRows(decodeText(call.body, call.contentType), call.contentType);
      return { ids: insertRows(call.service.store, table, rows, call.service.clock.now()) };
    },
  },
  {
    method: "GET",
    path: "/rows/{table}/count",
    summary: "Counts the rows of a table.",
    parameters,
    answer: { status: 200, description: "Counted.", schema: objectOf({ count: whole("Rows.") }) },
    run: (call) => {
      const { store } = call.service;
      const { logicalName } = tableIn(store, parameter(call, "table"));
      const sql = `SELECT count(*) AS "rows" FROM "${logicalName}"`;
      return { count: Number(store.select(sql)[0]?.["rows"]) };
    },
  },
];
