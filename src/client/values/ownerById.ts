import type { ColumnDefinition } from "../types/tables";
import type { LookupContext } from "./lookupContext";
import type { Reference } from "./reference";

/**
 * The table of an owner that is given by its ID alone, as it is read: users and teams are asked for it. Other
 * lookups to several tables refer to too many records for that; they have a navigation property for each.
 * Undefined where the reference names its table, or nobody can be asked.
 */
export async function ownerById(
  reference: Reference,
  { kind, targets = [] }: ColumnDefinition,
  context: LookupContext,
): Promise<{ readonly table: string } | { readonly wrong: string } | undefined> {
  const isAlone = reference.kind === "id" && reference.table === undefined;
  if (!isAlone || kind !== "owner" || targets.length < 2 || !context.hasId) return undefined;
  const { hasId } = context;
  const asked = await Promise.all(
    targets.map(async ({ table }) => {
      const found = await context.table(table);
      return found && (await hasId(found, reference.id)) ? [table] : [];
    }),
  );
  const [table, another] = asked.flat();
  if (table !== undefined && another === undefined) return { table };
  const names = targets.map((each) => each.table);
  const which = table === undefined ? `no ${names.join(" or ")} has` : "several tables have";
  return {
    wrong: `${which} the ID ${reference.id}; a table may be named as in {"table": "${names[0]}", "id"}`,
  };
}
