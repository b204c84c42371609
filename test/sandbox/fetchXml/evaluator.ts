import { escapeXml } from "./support";

/** Three-valued logic: undefined is neither true nor false. */
export type Truth = boolean | undefined;

/** A row of either table: its key, a text, a number, and for accounts the contact it points to. */
export interface Item {
  id: string;
  text: string | null;
  number: number | null;
  contact: string | null;
}

export type Tree =
  | { kind: "text"; operator: string; values: string[] }
  | { kind: "number"; operator: string; values: number[] }
  | { kind: "and" | "or"; operands: Tree[] }
  | { kind: "link" };

/** The two tables of a query, one of which is linked to the other. */
export interface Tables {
  root: "account" | "contact";
  accounts: Item[];
  contacts: Item[];
}

export interface Query {
  type: string;
  filter: Tree;
  linkFilter: Tree | undefined;
}

const columns = {
  account: { id: "accountid", text: "name", number: "numberofemployees" },
  contact: { id: "contactid", text: "firstname", number: "numberofchildren" },
};

export const isFilterLink = (type: string) => /any|all/.test(type);

/** The query as FetchXML; the link stands where the filter has its place for it. */
export function print({ root }: Tables, query: Query): string {
  const other = root === "account" ? "contact" : "account";
  const shown = ["inner", "outer"].includes(query.type);
  const [from, to] =
    root === "account" ? ["contactid", "primarycontactid"] : ["primarycontactid", "contactid"];
  const inside =
    (shown ? `<attribute name="${columns[other].id}" alias="linked"/>` : "") +
    (query.linkFilter ? `<filter>${printTree(query.linkFilter, other, "")}</filter>` : "");
  const link = `<link-entity name="${other}" from="${from}" to="${to}" link-type="${query.type}">${inside}</link-entity>`;
  const filter = printTree(query.filter, root, isFilterLink(query.type) ? link : "");
  const around = isFilterLink(query.type) ? "" : link;
  return `<entity name="${root}"><attribute name="${columns[root].id}"/><filter>${filter}</filter>${around}</entity>`;
}

function printTree(tree: Tree, table: Tables["root"], link: string): string {
  switch (tree.kind) {
    case "link":
      return link;
    case "and":
    case "or":
      return `<filter type="${tree.kind}">${tree.operands.map((one) => printTree(one, table, link)).join("")}</filter>`;
    default: {
      const values = tree.values.map((value) => `<value>${escapeXml(String(value))}</value>`);
      const attribute = columns[table][tree.kind];
      return `<condition attribute="${attribute}" operator="${tree.operator}">${values.join("")}</condition>`;
    }
  }
}

/** What the query answers: ids of the rows, with those of linked rows where they are shown. */
export function evaluate({ root, accounts, contacts }: Tables, query: Query): string[] {
  const [rows, others] = root === "account" ? [accounts, contacts] : [contacts, accounts];
  return rows.flatMap((row) => {
    const related = others.filter((other) =>
      root === "account" ? row.contact === other.id : other.contact === row.id,
    );
    const matching = related.filter(
      (other) => query.linkFilter === undefined || truth(query.linkFilter, other, true) === true,
    );
    const linkTruth = filterLink(query.type, related.length, matching.length);
    return truth(query.filter, row, linkTruth) === true ? joined(query.type, row, matching) : [];
  });
}

function joined(type: string, row: Item, matching: readonly Item[]): string[] {
  switch (type) {
    case "inner":
      return matching.map(({ id }) => `${row.id} ${id}`);
    case "outer":
      return matching.length > 0 ? matching.map(({ id }) => `${row.id} ${id}`) : [`${row.id} -`];
    case "exists":
    case "in":
    case "matchfirstrowusingcrossapply":
      return matching.length > 0 ? [row.id] : [];
    default:
      return [row.id];
  }
}

function filterLink(type: string, related: number, matching: number): boolean {
  switch (type) {
    case "not any":
      return matching === 0;
    case "all":
      return related > 0 && matching === 0;
    default:
      return matching > 0;
  }
}

function truth(tree: Tree, row: Item, link: boolean): Truth {
  switch (tree.kind) {
    case "link":
      return link;
    case "and":
    case "or": {
      const truths = tree.operands.map((operand) => truth(operand, row, link));
      const decisive = tree.kind === "or";
      if (truths.includes(decisive)) return decisive;
      return truths.includes(undefined) ? undefined : !decisive;
    }
    case "text":
      return compare(
        tree.operator,
        row.text?.toLowerCase() ?? null,
        tree.values.map((value) => value.toLowerCase()),
      );
    case "number":
      return compare(tree.operator, row.number, tree.values);
  }
}

function compare<T extends string | number>(
  operator: string,
  value: T | null,
  values: readonly T[],
): Truth {
  if (operator === "null") return value === null;
  if (operator === "not-null") return value !== null;
  if (value === null && ["ne", "not-like", "not-begin-with"].includes(operator)) return true;
  const [first, second] = values;
  if (value === null || first === undefined) return undefined;
  const text = String(value);
  switch (operator) {
    case "eq":
      return value === first;
    case "ne":
      return value !== first;
    case "gt":
      return value > first;
    case "le":
      return value <= first;
    case "in":
      return values.includes(value);
    case "not-in":
      return !values.includes(value);
    case "between":
      return value >= first && value <= (second ?? first);
    case "not-between":
      return !(value >= first && value <= (second ?? first));
    case "begins-with":
      return text.startsWith(String(first));
    case "not-begin-with":
      return !text.startsWith(String(first));
    case "ends-with":
      return text.endsWith(String(first));
    case "like":
      return new RegExp(`^${String(first).replaceAll("%", ".*").replaceAll("_", ".")}$`).test(text);
    default:
      throw new Error(`The reference has no operator ${operator}.`);
  }
}
