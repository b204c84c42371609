import type { TableName } from "../types/tables";
import { type LookupContext, withFewSuggestions } from "./lookupContext";
import type { PrincipalSearch } from "./principalTypes";

/** So many answers are kept before they are forgotten all at once. */
const MOST = 20_000;

/** Lookups that remember what was found, and take what was found elsewhere. */
export interface RememberedLookups extends LookupContext {
  /** The ids of all rows with this primary name. */
  rememberName(table: TableName, name: string, ids: readonly string[]): void;
  /** Whether the ids of this name are known, or asked for. */
  knowsName(table: TableName, name: string): boolean;
}

/** Tables and names that many rows refer to are asked for once a run. */
export function rememberedLookups(context: LookupContext): RememberedLookups {
  const names = ofTables(context.idsByName);
  const tables = remembered(context.table);
  const { idAt, principals } = context;
  const ids = idAt && ofTables(idAt);
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
    idsByName: (table, name) => names(table).ask(name),
    rememberName: (table, name, ids) => names(table).answers.set(name, Promise.resolve(ids)),
    knowsName: (table, name) => names(table).answers.has(name),
    ...(ids ? { idAt: (table, predicate) => ids(table).ask(predicate) } : {}),
    ...(found ? { principals: (search) => found(JSON.stringify(search)) } : {}),
  };
}

interface Remembered<T> {
  readonly answers: Map<string, Promise<T>>;
  ask(key: string): Promise<T>;
}

const ofTables = <T>(ask: (table: TableName, key: string) => Promise<T>) => {
  const tables = new Map<string, Remembered<T>>();
  return (table: TableName): Remembered<T> => {
    const known = tables.get(table.logicalName) ?? rememberedAnswers((key) => ask(table, key));
    tables.set(table.logicalName, known);
    return known;
  };
};

const remembered = <T>(ask: (key: string) => Promise<T>): ((key: string) => Promise<T>) =>
  rememberedAnswers(ask).ask;

const rememberedAnswers = <T>(ask: (key: string) => Promise<T>): Remembered<T> => {
  const answers = new Map<string, Promise<T>>();
  return {
    answers,
    ask: (key) => {
      const known = answers.get(key);
      if (known) return known;
      if (answers.size >= MOST) answers.clear();
      const answer = ask(key);
      answers.set(key, answer);
      answer.catch(() => answers.delete(key));
      return answer;
    },
  };
};
