import type { ValueFact } from "../../odata/filter/facts";
import { textOf } from "../../odata/filter/tokens";
import type { Literal } from "../../odata/filter/tree";
import { normalizeGuid } from "../../odata/guid";
import type { ColumnDefinition } from "../../types/tables";
import type { LookupContext } from "../../values/lookupContext";
import { readReference } from "../../values/reference";
import { shown } from "../../values/types";

/**
 * The id that a lookup is compared with: of a GUID in any form, of `{table,name}`, of `table: name` or
 * `table: id`, or of the name of the one record that has it. Undefined where the literal stays as it is.
 */
export async function lookupFact(
  { logicalName, targets = [] }: ColumnDefinition,
  literal: Literal,
  context: LookupContext,
): Promise<ValueFact | undefined> {
  if (literal.type !== "text" && literal.type !== "reference") return undefined;
  const text = literal.type === "text" ? textOf(literal.text) : literal.text;
  if (isBlank(text, targets)) {
    return { wrong: `${literal.text} names no record; write null for records without one` };
  }
  const parts = literal.type === "reference" ? partsOf(text) : named(text, targets);
  const reference = readReference(parts ?? text, context.environment);
  if (reference.kind === "id") return { text: reference.id };
  const isNamed = parts !== undefined && reference.kind === "name";
  if (literal.type === "reference" && !isNamed) {
    return { wrong: `${text} names no record; expected {"table", "name"} or a GUID` };
  }
  // A plain name may have a colon in it.
  const name = isNamed ? reference.name : text;
  const given = isNamed ? reference.table : undefined;
  const [only, another] = targets;
  const table = given ?? (another ? undefined : only?.table);
  if (table === undefined) {
    const tables = targets.map((target) => target.table).join(", ");
    return {
      wrong: `${logicalName} may refer to ${tables}: expected {"table","name"}, or a record's GUID`,
    };
  }
  const found = await context.table(table);
  if (!found) return { wrong: `there is no table ${shown(table)}` };
  if (!targets.some((target) => target.table === found.logicalName)) {
    return { wrong: `${logicalName} does not refer to ${found.logicalName}` };
  }
  const [id, second] = await context.idsByName(found, name);
  if (id !== undefined && second === undefined) return { text: id };
  return {
    wrong: `${id === undefined ? "no record" : "more than one record"} of ${found.logicalName} is named ${shown(name)}`,
  };
}

/** Nothing, or nothing behind a table, as an unset reference leaves it. */
const isBlank = (text: string, targets: ColumnDefinition["targets"] = []): boolean => {
  const rest = text.trim().replace(/:$/, "").trimEnd().toLowerCase();
  return rest === "" || (text.trim().endsWith(":") && targets.some(({ table }) => table === rest));
};

/** `account: Litware Ltd.`, where the lookup refers to that table. */
const named = (text: string, targets: ColumnDefinition["targets"] = []) => {
  const [, table = "", name = ""] =
    /^([a-z_][a-z0-9_]*)\s*:\s*(\S[\s\S]*)$/i.exec(text.trim()) ?? [];
  const target = targets.find((each) => each.table === table.toLowerCase());
  return target && { table: target.table, [normalizeGuid(name) ? "id" : "name"]: name };
};

/** An object as JSON has it, or with its names and values without quotes. */
const partsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .slice(1, -1)
      .split(/,(?=\s*["']?(?:table|name|id)["']?\s*:)/i)
      .map((part) => {
        const at = part.indexOf(":");
        return [bare(part.slice(0, at)).toLowerCase(), bare(part.slice(at + 1))];
      }),
  );

const bare = (text: string): string => text.trim().replace(/^(["'])([\s\S]*)\1$/, "$2");
