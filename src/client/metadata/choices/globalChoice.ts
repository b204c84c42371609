import { DataverseError } from "../../errors/DataverseError";
import { InputError } from "../../errors/InputError";
import { nearest } from "../../errors/nearest";
import type { Session } from "../../session/session";
import { object } from "../definition/json";
import { isName } from "../names";
import { readDefinitions } from "../readRawDefinition";
import { listGlobalChoices } from "./listGlobalChoices";
import { describedSet } from "./readChoices";
import type { ChoiceList } from "./types";

/** A choice that any table may use. Where no choice has the name, the list of all is looked through. */
export async function globalChoice(session: Session, given: string): Promise<ChoiceList> {
  const name = given.trim();
  if (!isName(name)) {
    throw new InputError(
      `Global Choice Name ${JSON.stringify(name.slice(0, 80))} is not the name of a choice: expected letters, digits and underscores, e.g. new_colors.`,
    );
  }
  try {
    return await read(session, name);
  } catch (error) {
    if (!(error instanceof DataverseError) || error.status !== 404) throw error;
    return await read(session, await inOtherLetterCase(session, name));
  }
}

const read = (session: Session, name: string): Promise<ChoiceList> =>
  readDefinitions(session, {
    path: `GlobalOptionSetDefinitions(Name='${name}')`,
    operation: `Listing the global choice ${name}`,
    take: (json) => ({
      ...describedSet(object(json)),
      entityType: null,
      columnName: null,
      isMultiSelect: false,
    }),
  });

const inOtherLetterCase = async (session: Session, name: string): Promise<string> => {
  const names = (await listGlobalChoices(session)).map((choice) => choice.name);
  const found = names.find((each) => each.toLowerCase() === name.toLowerCase());
  if (found !== undefined && found !== name) return found;
  const [best] = nearest(name, names);
  throw new InputError(
    `Global Choice Name ${JSON.stringify(name)} is no choice of this environment${best ? `; did you mean ${best}?` : "."}`,
  );
};
