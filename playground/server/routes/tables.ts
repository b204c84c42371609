import type { Handlers } from "../http/router";
import type { Playground } from "../playground";
import { oneRow, rowsView } from "../sandbox/rows";
import { sandboxOf } from "../sandbox/sandboxOf";
import { tableViews } from "../sandbox/tables";
import { writeRow } from "../sandbox/writeRow";

/** The rows of the sandbox. */
export function tableRoutes(playground: Playground) {
  return {
    "GET /api/tables": () => tableViews(sandboxOf(playground)),
    "GET /api/tables/:name/rows": ({ at, query }) =>
      rowsView(sandboxOf(playground), at["name"] ?? "", query),
    "POST /api/tables/:name/rows": async ({ at, body }) => {
      const table = at["name"] ?? "";
      const id = await writeRow(playground, "createEntity", { table }, body);
      return oneRow(sandboxOf(playground), table, id);
    },
    "PATCH /api/tables/:name/rows/:id": async ({ at, body }) => {
      const [table, id] = [at["name"] ?? "", at["id"] ?? ""];
      oneRow(sandboxOf(playground), table, id);
      await writeRow(playground, "updateEntity", { table, id }, body);
      return oneRow(sandboxOf(playground), table, id);
    },
    "DELETE /api/tables/:name/rows/:id": async ({ at }) => {
      const [table, id] = [at["name"] ?? "", at["id"] ?? ""];
      oneRow(sandboxOf(playground), table, id);
      await writeRow(playground, "deleteEntity", { table, id });
      return { id };
    },
  } satisfies Partial<Handlers>;
}
