import { type LookupContext, withFewSuggestions } from "./lookupContext";

/** So many answers are kept before they are forgotten all at once. */
const MOST = 20_000;

/** Tables and names that many rows refer to are asked for once a run. */
export function rememberedLookups(context: LookupContext): LookupContext {
  const tables = remembered(context.table);
  const prepared = new Set<string>();
  const ids = new Map<string, (name: string) => ReturnType<LookupContext["idsByName"]>>();
  return {
    ...withFewSuggestions(context),
    prepare: async (names) => {
      const others = names.filter((name) => !prepared.has(name));
      for (const name of others) prepared.add(name);
      if (others.length > 0) await context.prepare?.(others);
    },
    table: tables,
    idsByName: (table, name) => {
      const known = ids.get(table.logicalName);
      if (known) return known(name);
      const ask = remembered((wanted) => context.idsByName(table, wanted));
      ids.set(table.logicalName, ask);
      return ask(name);
    },
  };
}

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
