import { decodedPath } from "../../../src/client/odata/decodedPath";
import type { Playground } from "../playground";
import type { Refused } from "../wire/runRecord";
import type { Confirm } from "./confirmations";

/** `/api/data/v9.2/accounts(<key>)`, and what may follow of a column. */
const RECORD = /^\/api\/data\/v\d\.\d\/(\w+)\(([^()]+)\)(?:\/\w+)?$/;

/**
 * What a person has to type before something is deleted: the record's name, where this record alone is
 * deleted and has one, else the environment's name. A batch may delete more than its first part.
 */
export async function nameToConfirm(
  playground: Playground,
  [refused, ...others]: readonly Refused[],
): Promise<Confirm> {
  const isOne = refused?.method === "DELETE" && !refused.isPart && others.length === 0;
  const [target = ""] = decodedPath(refused?.path ?? "").split("?");
  const [, set, id] = RECORD.exec(target) ?? [];
  if (isOne && set !== undefined && id !== undefined) {
    const name = await nameOf(playground, set, id);
    const text = `Type the record's name, ${name}, to delete it from ${set}.`;
    if (name !== undefined) return { name, text };
  }
  const { environment } = playground.status();
  const text = `This run may delete records. Type the environment's name, ${environment}, to go on.`;
  return { name: environment, text };
}

const nameOf = async (
  { runs }: Playground,
  entityType: string,
  entityId: string,
): Promise<string | undefined> => {
  const read = async (key: string, inputs: Record<string, unknown>) => {
    const done = await runs.run({ of: "actions", key, inputs, permission: "readOnly" });
    return done.ok ? (Object(done.run.data) as Record<string, unknown>) : undefined;
  };
  const table = await read("describeEntityType", { entityType });
  const column = table?.["primaryNameAttribute"];
  if (typeof column !== "string" || column === "") return undefined;
  const record = await read("getEntity", { entityType, entityId, fieldNames: [column] });
  const name = record?.[column];
  return typeof name === "string" && name.trim() !== "" ? name : undefined;
};
