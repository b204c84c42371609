import type { TableName } from "../types/tables";
import { type LookupContext, withFewSuggestions } from "./lookupContext";
import type { PrincipalSearch } from "./principalTypes";

/** So many answers are kept before they are forgotten all at once. */
const MOST = 20_000;

/** Tables and names that many rows refer to are asked for once a run. */
export function rememberedLookups(context: LookupContext): LookupContext {
  const tables = remembered(context.table);
  const { principals } = context;
  const found = principals && remembered((key) => principals(JSON.parse(key) as PrincipalSearch));
  const prepared = new Set<string>();
  return {
    ...withFewSuggestions(context),
    prepare: async (names) => {
      const others = names.filter((name) => !prepared.has(name));
      for (const name of others) prepared.add(name);
      if (others.length > 0) await context.prepare?.(others);
    },
    table: tables,
    idsByName: ofTables(context.idsByName),
    ...(found ? { principals: (search) => found(JSON.stringify(search)) } : {}),
  };
}

type OfTable<T> = (table: TableName, key: string) => Promise<T>;

const ofTables = <T>(ask: OfTable<T>): OfTable<T> => {
  const tables = new Map<string, (key: string) => Promise<T>>();
  return (table, key) => {
    const known = tables.get(table.logicalName) ?? remembered((wanted) => ask(table, wanted));
    tables.set(table.logicalName, known);
    return known(key);
  };
};

const remembered = <T>(ask: (key: string) => Promise<T>): ((key: string) => Promise<T>) => {
  const answers = new Map<string, Promise<T>>();
  return (key) => {
    const known = answers.get(key);
    if (known) return known;
    if (answers.size >= MOST) answers.clear();
    const answer = ask(key);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
};
