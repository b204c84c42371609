import { InputError } from "../../errors/InputError";
import { throwUnless } from "../../errors/throwUnless";
import { type ReadFilter, readFilter } from "../../odata/filter/readFilter";
import { normalizeGuid } from "../../odata/guid";
import type { Session } from "../../session/session";
import { withoutFullStop } from "../../text/trimCharacters";
import type { MirrorParams } from "../types";
import { filteredRows } from "./filteredRows";
import { filterScope } from "./filterScope";
import type { Scope, ScopeReading } from "./types";
import { viewScope } from "./viewScope";

const INPUT = "Scope";
const ALL = "*";

/** @throws InputError where rows are to be removed, and it is not said which ones belong to the list */
export function checkScope({ scope, missing = "keep" }: MirrorParams): void {
  if (scope !== undefined || missing === "keep") return;
  throw new InputError(
    `Scope is empty, and Missing Records is ${missing}: say which rows of the table belong to the list, by a condition such as new_source eq 'webshop', by a view, or by * for all of them.`,
  );
}

/**
 * Which rows belong to the list; undefined where that is not said. A GUID is a view, and so is a text that is no
 * condition.
 *
 * @throws InputError for what is neither a condition nor a view
 */
export async function resolveScope(
  session: Session,
  reading: ScopeReading,
  { scope }: MirrorParams,
): Promise<Scope | undefined> {
  if (scope === undefined) return undefined;
  const text = scope.trim();
  if (text === ALL) return allRows(session, reading);
  if (normalizeGuid(text) !== undefined) return viewScope(session, reading, text);
  const read = condition(text);
  if (!(read instanceof InputError)) return filterScope(session, reading, read);
  try {
    return await viewScope(session, reading, text);
  } catch (error) {
    throwUnless(error, InputError);
    throw new InputError(
      `${withoutFullStop(read.message)}. As the name of a view: ${error.message}`,
    );
  }
}

const condition = (text: string): ReadFilter | InputError => {
  try {
    const read = readFilter(text, INPUT);
    if (read.condition?.tree.kind !== "path") return read;
    return new InputError(
      `${INPUT} ${JSON.stringify(text.slice(0, 80))} is a name, and no condition.`,
    );
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
};

/** Every row of the table. */
export function allRows(session: Session, reading: ScopeReading): Scope {
  return {
    kind: "all",
    pages: (rows) => filteredRows(session, reading, undefined, rows),
    columns: [],
    holds: () => true,
  };
}
