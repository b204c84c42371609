import { users } from "dataverse-sandbox";
import { Problem } from "../http/problem";
import { asObject } from "../http/readJsonBody";
import type { Playground } from "../playground";
import { sandboxOf } from "./sandboxOf";
import { tableNamed } from "./tables";

/**
 * Writes a row of the grid through the Web API, as the administrator and not as the connection's user, so
 * that webhooks and triggers go off. What is typed is read as the component's own writes read it. Returns
 * the row's id.
 *
 * @throws Problem with 400 and what Dataverse or the component says
 */
export async function writeRow(
  playground: Playground,
  how: "createEntity" | "updateEntity" | "deleteEntity",
  { table: name, id }: { readonly table: string; readonly id?: string | undefined },
  body?: unknown,
): Promise<string> {
  const sandbox = sandboxOf(playground);
  const table = tableNamed(sandbox, name);
  const values = how === "deleteEntity" ? undefined : valuesOf(body);
  const done = await playground.runs.run({
    of: "actions",
    key: how,
    permission: "open",
    inputs: {
      entityType: table.setName,
      ...(id === undefined ? {} : { entityId: id }),
      ...(values === undefined ? {} : { dynamicValues: values }),
    },
    connection: {
      ...playground.target.connection,
      token: { access_token: sandbox.issueToken({ userId: users.administrator.id }) },
    },
  });
  if (!done.ok) throw new Problem(400, done.error.message);
  const written = Object(done.run.data) as Record<string, unknown>;
  return id ?? String(written[table.primaryId] ?? "");
}

/** An empty cell clears its column. */
const valuesOf = (body: unknown): Record<string, unknown> => {
  const given = asObject(asObject(body, "The body")["values"], "values");
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, value === "" ? null : value]),
  );
};
