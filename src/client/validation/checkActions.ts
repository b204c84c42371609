import type { Held, TablePrivilege } from "./readPrivileges";
import type { ActionCheck, ActionNeeds, SometimesTaken } from "./types";

/** A table that actions are checked on. */
export interface CheckedTable {
  /** As it was named in the input. */
  readonly entityType: string;
  readonly logicalName: string;
  /** Undefined where they are not known. */
  readonly privileges: readonly TablePrivilege[] | undefined;
}

/** Privileges of a table that an action takes, and those of other tables: nobody can say beforehand which. */
const OF_TABLE = /^prv(\w+)<Table>$/;
const OF_RELATED = /^prv\w+<Related>$/;

/** Whether the user holds what each action takes, on each of the tables. Pure. */
export function checkActions(
  actions: readonly ActionNeeds[],
  tables: readonly CheckedTable[],
  held: Held,
): ActionCheck[] {
  return actions.flatMap((needs) => {
    const onTables = tables.length > 0 && namesOf(needs).some((name) => OF_TABLE.test(name));
    return onTables
      ? tables.map((table) => checkOne(needs, table, held))
      : [checkOne(needs, undefined, held)];
  });
}

const namesOf = ({ always, sometimes = [] }: ActionNeeds): readonly string[] => [
  ...always,
  ...sometimes.flatMap(({ takes }) => takes),
];

const checkOne = (needs: ActionNeeds, table: CheckedTable | undefined, held: Held): ActionCheck => {
  const { action, sometimes = [] } = needs;
  const always = needs.always.map((name) => find(name, table, held));
  const named = (state: State): readonly string[] =>
    always.filter((each) => each.state === state).map(({ name }) => name);
  const [missing, absent, open] = [named("missing"), named("absent"), named("unknown")];
  const sometimesMissing = sometimes.flatMap((each) => lackingOf(each, table, held));
  const ok = missing.length + absent.length > 0 ? false : open.length > 0 ? null : true;
  const subject = table ? `${action} on ${table.logicalName}` : action;
  const sentences = [
    missing.length > 0 ? `${subject} lacks ${missing.join(", ")}.` : "",
    absent.length > 0 ? `${subject} is not possible: there is no ${absent.join(", ")}.` : "",
    open.length > 0 ? `${subject} is not checked for ${open.join(", ")}.` : "",
    ok ? `${subject} has what it always takes.` : "",
    ...sometimesMissing.map(({ when, takes }) => `If ${when}, it lacks ${takes.join(", ")}.`),
  ];
  return {
    action,
    entityType: table?.entityType ?? null,
    ok,
    missing,
    sometimesMissing,
    detail: sentences.filter(Boolean).join(" "),
  };
};

const lackingOf = (
  { when, takes }: SometimesTaken,
  table: CheckedTable | undefined,
  held: Held,
): SometimesTaken[] => {
  const lacking = takes
    .map((name) => find(name, table, held))
    .filter(({ state }) => state === "missing")
    .map(({ name }) => name);
  return lacking.length > 0 ? [{ when, takes: lacking }] : [];
};

/** `absent`: records of the table have no such thing, as rows without an owner are not assigned. */
type State = "held" | "missing" | "absent" | "unknown";

interface Found {
  readonly name: string;
  readonly state: State;
}

const find = (name: string, table: CheckedTable | undefined, held: Held): Found => {
  if (OF_RELATED.test(name)) return { name, state: "unknown" };
  const right = OF_TABLE.exec(name)?.[1];
  if (right === undefined) {
    if (!held.names) return { name, state: "unknown" };
    return { name, state: held.names.has(name.toLowerCase()) ? "held" : "missing" };
  }
  if (!table?.privileges) return { name, state: "unknown" };
  const wanted = right.charAt(0).toLowerCase() + right.slice(1);
  const privilege = table.privileges.find((each) => each.right === wanted);
  if (!privilege)
    return { name: name.replace("<Table>", ` on ${table.logicalName}`), state: "absent" };
  return { name: privilege.name, state: held.ids.has(privilege.id) ? "held" : "missing" };
};
