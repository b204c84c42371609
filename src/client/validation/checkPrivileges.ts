import { UnreadableBody } from "../errors/failures";
import { lookUpTable, suggestion } from "../metadata/cache/lookUpTable";
import { type Json, list, text } from "../metadata/definition/json";
import { membersAs, readDefinitions } from "../metadata/readRawDefinition";
import { normalizeGuid } from "../odata/guid";
import { encodeOption } from "../odata/query";
import type { Session } from "../session/session";
import { failed, failedBy, passed } from "./step";
import type { MissingPrivilege, ValidationStep } from "./types";

export const PRIVILEGES_STEP = "Privileges";

/** `PrivilegeType` of a privilege on a table, and what it is called here. */
const RIGHTS: ReadonlyMap<string, string> = new Map([
  ["Read", "read"],
  ["Write", "write"],
  ["Create", "create"],
  ["Delete", "delete"],
  ["Append", "append"],
  ["AppendTo", "appendTo"],
]);

/** Conditions in one filter: the address of a request should not grow without bounds. */
const TABLES_A_REQUEST = 40;

export interface PrivilegeFindings {
  readonly step: ValidationStep;
  readonly missing: MissingPrivilege[];
  /** Tables with every right that is looked for, by logical name. */
  readonly allowed: readonly string[];
  /** Names that are no table, and tables of which nothing is known, as sentences. */
  readonly problems: readonly string[];
}

/** Which privileges on the named tables the user lacks, whichever role they could come from. */
export async function checkPrivileges(
  session: Session,
  userId: string,
  entityTypes: readonly string[],
): Promise<PrivilegeFindings> {
  try {
    const { tables, problems } = await resolved(session, entityTypes);
    const names = [...new Set(tables.values())];
    const held = names.length > 0 ? await heldBy(session, userId) : new Set<string>();
    const privileges = await privilegesOf(session, names);
    const unread = names.filter((name) => !privileges.get(name)?.length);
    problems.push(...unread.map((name) => `${name}: its privileges are not in the answer.`));
    const missing = [...tables].flatMap(([entityType, logicalName]) =>
      (privileges.get(logicalName) ?? [])
        .filter(({ id }) => !held.has(id))
        .map(({ right, name }) => ({ entityType, logicalName, right, privilege: name })),
    );
    const lacking = new Set(missing.map(({ logicalName }) => logicalName));
    return {
      missing,
      step: judged(names, problems, missing),
      allowed: names.filter((name) => !lacking.has(name) && !unread.includes(name)),
      problems,
    };
  } catch (error) {
    const step = failedBy(PRIVILEGES_STEP, error, "Run again later");
    return { missing: [], step, allowed: [], problems: [] };
  }
}

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
  if (found.length === 0) {
    return passed(PRIVILEGES_STEP, `Everything is allowed on ${names.join(", ")}.`);
  }
  const todo = [
    problems.length > 0 ? "Correct Entity Types, or run again" : undefined,
    missing.length > 0
      ? `Add to a security role of the user: ${[...new Set(missing.map(({ privilege }) => privilege))].join(", ")}`
      : undefined,
  ].filter(Boolean);
  return failed(PRIVILEGES_STEP, found.join(" "), todo.join(". "));
};

interface Resolved {
  /** Logical names by the names in the input. */
  readonly tables: ReadonlyMap<string, string>;
  readonly problems: string[];
}

const resolved = async (session: Session, entityTypes: readonly string[]): Promise<Resolved> => {
  const tables = new Map<string, string>();
  const problems: string[] = [];
  for (const name of entityTypes) {
    const match = await lookUpTable(session, name);
    if (match.kind === "found") tables.set(name, match.table.logicalName);
    else if (match.kind === "ambiguous") problems.push(`${name}: several tables are called that.`);
    else problems.push(`${name}: there is no such table${suggestion(match.suggestions) || "."}`);
  }
  return { tables, problems };
};

interface Privilege {
  readonly id: string;
  readonly name: string;
  readonly right: string;
}

const privilegesOf = async (
  session: Session,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly Privilege[]>> => {
  const found = new Map<string, readonly Privilege[]>();
  for (let at = 0; at < names.length; at += TABLES_A_REQUEST) {
    const part = names.slice(at, at + TABLES_A_REQUEST);
    const filter = part.map((name) => `LogicalName eq '${name}'`).join(" or ");
    const tables = await readDefinitions(session, {
      path: `EntityDefinitions?$select=LogicalName,Privileges&$filter=${encodeOption(filter)}`,
      operation: "Reading the privileges of tables",
      take: membersAs((json) => [String(json["LogicalName"]), list(json["Privileges"])] as const),
    });
    for (const [name, privileges] of tables) found.set(name, privileges.flatMap(readPrivilege));
  }
  return found;
};

const readPrivilege = (json: Json): Privilege[] => {
  const right = RIGHTS.get(text(json["PrivilegeType"]) ?? "");
  const id = normalizeGuid(text(json["PrivilegeId"]) ?? "");
  return right && id ? [{ id, name: text(json["Name"]) ?? id, right }] : [];
};

/** Ids of the privileges that a user has through its roles, those of its teams included. */
const heldBy = (session: Session, userId: string): Promise<ReadonlySet<string>> =>
  readDefinitions(session, {
    path: `systemusers(${userId})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`,
    operation: "Reading the privileges of the user",
    take: ({ RolePrivileges }) => {
      if (!Array.isArray(RolePrivileges)) throw new UnreadableBody("the answer has no privileges");
      return new Set(
        list(RolePrivileges).flatMap(
          ({ PrivilegeId }) => normalizeGuid(text(PrivilegeId) ?? "") ?? [],
        ),
      );
    },
  });
