import type {
  App,
  Binding,
  Catalog,
  Parameter,
  Result,
  Signature,
  TypeDefinition,
  TypeRef,
} from "../../types/messages";

const PRIMITIVES: ReadonlyMap<string, string> = new Map([
  ["s", "Edm.String"],
  ["b", "Edm.Boolean"],
  ["i", "Edm.Int32"],
  ["l", "Edm.Int64"],
  ["g", "Edm.Guid"],
  ["d", "Edm.DateTimeOffset"],
  ["n", "Edm.Decimal"],
  ["f", "Edm.Double"],
  ["x", "Edm.Binary"],
]);

const APPS: ReadonlyMap<string, App> = new Map([
  ["p", "platform"],
  ["s", "sales"],
  ["v", "service"],
  ["m", "marketing"],
  ["c", "scheduling"],
]);

const NEEDS: ReadonlyMap<string, Parameter["need"]> = new Map([
  ["!", "needed"],
  ["?", "optional"],
]);

/**
 * Reads the table of built-in messages, one a line, in the short form that `scripts/messages/compact.ts`
 * writes and describes.
 */
export function readTable(text: string): Catalog {
  const signatures: Signature[] = [];
  const types = new Map<string, TypeDefinition>();
  for (const line of text.split("\n")) {
    const [mark, rest] = [line.charAt(0), line.slice(1)];
    if (mark === "e" || mark === "g") types.set(...toEnum(rest, mark === "g"));
    else if (mark === "t") types.set(...toComplex(rest));
    else signatures.push(...toSignatures(mark, rest));
  }
  return { signatures, types };
}

const items = (text: string): string[] => (text === "" ? [] : text.split(","));

const halves = (text: string, at: string): [string, string] => {
  const index = text.indexOf(at);
  return index < 0 ? [text, ""] : [text.slice(0, index), text.slice(index + 1)];
};

const toEnum = (text: string, isFlags: boolean): [string, TypeDefinition] => {
  const [name, list] = halves(text, ":");
  let next = 0;
  const members = new Map<string, number>();
  for (const item of items(list)) {
    const [member, value] = halves(item, "=");
    if (value !== "") next = Number(value);
    members.set(member, next);
    next += 1;
  }
  return [name, { kind: "enum", isFlags, members }];
};

const toComplex = (text: string): [string, TypeDefinition] => {
  const [head, list] = halves(text, ":");
  const [name, base] = halves(head, "<");
  return [name, { kind: "complex", base: base || undefined, properties: toProperties(list) }];
};

const toProperties = (list: string): ReadonlyMap<string, TypeRef> =>
  new Map(
    items(list).map((item) => {
      const [name, type] = halves(item, " ");
      return [name, toType(type)] as const;
    }),
  );

const toType = (text: string): TypeRef => {
  const isList = text.startsWith("*");
  const name = isList ? text.slice(1) : text;
  return { name: PRIMITIVES.get(name) ?? name, isList };
};

/** A line describes one message of each table that it is bound to. */
const toSignatures = (mark: string, text: string): Signature[] => {
  const [head, rest] = halves(text.slice(1), "(");
  const [list, answer] = halves(rest, ")");
  const app = APPS.get(text.charAt(0));
  const [tables, name] = head.includes(".") ? halves(head, ".") : ["", head];
  const isSet = tables.startsWith("[");
  const parameters = items(list).map(toParameter);
  return (isSet ? tables.slice(1, -1) : tables).split("|").map((table) => {
    const bound: Binding | undefined = table === "" ? undefined : { table, isSet };
    const result = toResult(answer, table);
    const kind = mark === "a" ? "action" : "function";
    return { name, kind, source: "builtIn", app, bound, parameters, result };
  });
};

const toParameter = (text: string): Parameter => {
  const at = text.search(/[!? ]/);
  const [type, statusOf] = halves(text.slice(at + 1), "@");
  return {
    name: text.slice(0, at),
    type: toType(type),
    need: NEEDS.get(text.charAt(at)) ?? "nullable",
    statusOf: statusOf || undefined,
  };
};

/** `$` means the table that the message is bound to. */
const toResult = (text: string, table: string): Result => {
  if (text === "") return { kind: "nothing" };
  if (text.startsWith("{")) return { kind: "properties", properties: toProperties(text.slice(1)) };
  const { name, isList } = toType(text.slice(1));
  return { kind: "value", type: { name: name === "$" ? table : name, isList } };
};
