import { lookUpTable, suggestion } from "../metadata/cache/lookUpTable";
import type { Session } from "../session/session";
import { type CheckedTable, checkActions } from "./checkActions";
import { type Held, readHeld, readTablePrivileges } from "./readPrivileges";
import { failed, failedBy, passed } from "./step";
import type { ActionCheck, MissingPrivilege, ValidationParams, ValidationStep } from "./types";

export const PRIVILEGES_STEP = "Privileges";

/** Looked for where nobody says what is to be done with the tables. */
const USUAL_RIGHTS = new Set(["read", "write", "create", "delete", "append", "appendTo"]);

export interface PrivilegeFindings {
  readonly step: ValidationStep;
  readonly missing: MissingPrivilege[];
  /** Tables with every right that is looked for, by logical name. */
  readonly allowed: readonly string[];
  /** Names that are no table, and tables of which nothing is known, as sentences. */
  readonly problems: readonly string[];
  readonly actions: ActionCheck[];
}

/**
 * Which privileges the user lacks, whichever role they could come from: those that the actions take, or if
 * there are none, the usual rights on the named tables.
 */
export async function checkPrivileges(
  session: Session,
  userId: string,
  { entityTypes = [], actions = [] }: ValidationParams,
): Promise<PrivilegeFindings> {
  try {
    const { tables, problems } = await readTables(session, entityTypes);
    const names = [...new Set(tables.map(({ logicalName }) => logicalName))];
    const held = names.length + actions.length > 0 ? await readHeld(session, userId) : NOTHING;
    const unread = new Set(
      tables.filter(({ privileges }) => !privileges).map(({ logicalName }) => logicalName),
    );
    problems.push(...[...unread].map((name) => `${name}: its privileges are not in the answer.`));
    const checks = checkActions(actions, tables, held);
    const missing = actions.length > 0 ? ofActions(checks, tables) : ofTables(tables, held);
    const lacking = new Set(missing.map(({ logicalName }) => logicalName));
    return {
      missing,
      step: actions.length > 0 ? judgedActions(checks, problems) : judged(names, problems, missing),
      allowed: names.filter((name) => !lacking.has(name) && !unread.has(name)),
      problems,
      actions: checks,
    };
  } catch (error) {
    const step = failedBy(PRIVILEGES_STEP, error, "Run again later");
    return { missing: [], step, allowed: [], problems: [], actions: [] };
  }
}

const NOTHING: Held = { ids: new Set(), names: undefined };

const ofTables = (tables: readonly CheckedTable[], held: Held): MissingPrivilege[] =>
  tables.flatMap(({ entityType, logicalName, privileges = [] }) =>
    privileges
      .filter(({ id, right }) => USUAL_RIGHTS.has(right) && !held.ids.has(id))
      .map(({ right, name }) => ({ entityType, logicalName, right, privilege: name })),
  );

const ofActions = (
  checks: readonly ActionCheck[],
  tables: readonly CheckedTable[],
): MissingPrivilege[] =>
  tables.flatMap(({ entityType, logicalName, privileges = [] }) => {
    const names = new Set(
      checks.filter((each) => each.entityType === entityType).flatMap(({ missing }) => missing),
    );
    return privileges
      .filter(({ name }) => names.has(name))
      .map(({ right, name }) => ({ entityType, logicalName, right, privilege: name }));
  });

const ADD = "Add to a security role of the user";
const CORRECT = "Correct Entity Types, or run again";

const judged = (
  names: readonly string[],
  problems: readonly string[],
  missing: readonly MissingPrivilege[],
): ValidationStep => {
  const lacking = names
    .map((name) => {
      const rights = missing.filter(({ logicalName }) => logicalName === name);
      return { name, rights: [...new Set(rights.map(({ right }) => right))] };
    })
    .filter(({ rights }) => rights.length > 0);
  const found = [
    ...problems,
    ...lacking.map(({ name, rights }) => `${name}: ${rights.join(", ")} not allowed.`),
  ];
  return found.length === 0
    ? passed(PRIVILEGES_STEP, `Everything is allowed on ${names.join(", ")}.`)
    : wrong(
        found,
        problems,
        missing.map(({ privilege }) => privilege),
      );
};

const judgedActions = (
  checks: readonly ActionCheck[],
  problems: readonly string[],
): ValidationStep => {
  const details = checks.filter(({ ok }) => ok !== true).map(({ detail }) => detail);
  if (problems.length === 0 && checks.every(({ ok }) => ok !== false)) {
    const fine = checks.filter(({ ok }) => ok).map(({ detail }) => detail);
    return passed(PRIVILEGES_STEP, [...fine, ...details].join(" "));
  }
  return wrong(
    [...problems, ...details],
    problems,
    checks.flatMap(({ missing }) => missing),
  );
};

const wrong = (
  found: readonly string[],
  problems: readonly string[],
  missing: readonly string[],
): ValidationStep => {
  const todo = [
    problems.length > 0 ? CORRECT : "",
    missing.length > 0 ? `${ADD}: ${[...new Set(missing)].join(", ")}` : "",
  ].filter(Boolean);
  const otherwise = "Leave out the actions that the tables do not allow";
  return failed(PRIVILEGES_STEP, found.join(" "), todo.join(". ") || otherwise);
};

interface Tables {
  readonly tables: readonly CheckedTable[];
  readonly problems: string[];
}

const readTables = async (session: Session, entityTypes: readonly string[]): Promise<Tables> => {
  const found: Omit<CheckedTable, "privileges">[] = [];
  const problems: string[] = [];
  for (const entityType of new Set(entityTypes)) {
    const match = await lookUpTable(session, entityType);
    if (match.kind === "found") found.push({ entityType, logicalName: match.table.logicalName });
    else if (match.kind === "ambiguous") {
      problems.push(`${entityType}: several tables are called that.`);
    } else {
      problems.push(`${entityType}: there is no such table${suggestion(match.suggestions) || "."}`);
    }
  }
  const names = [...new Set(found.map(({ logicalName }) => logicalName))];
  const privileges = await readTablePrivileges(session, names);
  const tables = found.map((table) => {
    const known = privileges.get(table.logicalName);
    return { ...table, privileges: known?.length ? known : undefined };
  });
  return { tables, problems };
};
