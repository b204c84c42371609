import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  bareName,
  boundType,
  builtIn,
  complexOf,
  enumOf,
  operationEnums,
  operationTypes,
} from "../../../sandbox/operations/catalog";
import type { Operation } from "../../../sandbox/operations/types";

/**
 * Signatures as `$metadata` of the service has them, a line each: kind and name, what it is bound to,
 * parameters, result. Members that newer versions of the service added are not among them.
 */
const lines = readFileSync(join(__dirname, "facts/signatures.txt"), "utf8").trim().split("\n");

const membersOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .replace(/^\{|\}$/g, "")
      .split(";")
      .filter((part) => part.trim() !== "")
      .map((part) => part.split(":").map((word) => word.trim()) as [string, string]),
  );

const documented = new Map(
  lines.map((line) => {
    const [head = "", ...parts] = line.split("|").map((part) => part.trim());
    const [kind = "", name = ""] = head.split(" ");
    const key = kind === "enum" || kind === "complex" ? head : `${name} ${parts[0]}`;
    return [key, { kind, parts }] as const;
  }),
);

function keyOf(operation: Operation): string {
  const { name, binding } = operation;
  if (binding === undefined) return `${name} unbound`;
  return `${name} ${"row" in binding ? "row" : "set"} ${boundType(operation)}`;
}

/** The signature of a simulated operation beside the documented one, as far as that is known. */
const known = builtIn.flatMap((operation) => {
  const found = documented.get(keyOf(operation));
  return found === undefined ? [] : [[keyOf(operation), operation, found] as const];
});

/** What pages of the service describe and the document of types did not have at that time. */
const onPagesOnly = new Set<string>(["RetrieveEntity unbound"]);

/** Documented with a result, and seen to answer 204. */
const silent = new Set<string>(["UpsertMultiple set crmbaseentity"]);

/** Parameters that the document says may be null, and that the service asks for all the same. */
const neededAllTheSame = new Set<string>([]);

describe("simulated operations", () => {
  it("are known by their names and what they are bound to", () => {
    const unknown = builtIn.map(keyOf).filter((key) => !documented.has(key));
    expect(unknown.filter((key) => !onPagesOnly.has(key))).toEqual([]);
  });

  it.each(known)("%s has its kind and its parameters", (key, { kind, parameters = {} }, fact) => {
    const declared = membersOf(fact.parts[1] ?? "");
    expect(kind).toBe(fact.kind);
    for (const [name, type] of Object.entries(parameters)) {
      expect([name, type.replace(/\?$/, "")]).toEqual([name, declared[name]?.replace(/\?$/, "")]);
    }
    const needed = Object.entries(declared).filter(([, type]) => !type.endsWith("?"));
    for (const [name] of needed) expect(Object.keys(parameters)).toContain(name);
    const stricter = Object.entries(parameters)
      .filter(([name, type]) => !type.endsWith("?") && declared[name]?.endsWith("?"))
      .map(([name]) => `${key} ${name}`);
    expect(stricter.filter((parameter) => !neededAllTheSame.has(parameter))).toEqual([]);
  });

  it.each(known)("%s returns what it should", (key, { returns }, { parts }) => {
    const result = parts[2] ?? "";
    if (typeof returns !== "object") {
      expect(returns ?? "").toBe(silent.has(key) ? "" : result);
      return;
    }
    const declared = membersOf(result);
    for (const [name, type] of Object.entries(returns)) {
      expect([name, type]).toEqual([name, declared[name] ?? `not a member of the result`]);
    }
  });
});

describe("the types of operations", () => {
  const complex = Object.keys(operationTypes).filter((name) => documented.has(`complex ${name}`));
  const enums = Object.keys(operationEnums).filter((name) => documented.has(`enum ${name}`));

  it.each(complex)("%s has members of their types", (name) => {
    const declared = membersOf(documented.get(`complex ${name}`)?.parts[0] ?? "");
    for (const [member, type] of Object.entries(complexOf(name) ?? {})) {
      if (declared[member] === undefined) continue;
      expect([member, bareName(type)]).toEqual([member, bareName(declared[member])]);
    }
  });

  it.each(enums)("%s has its members", (name) => {
    const declared = membersOf(documented.get(`enum ${name}`)?.parts[0] ?? "");
    for (const [member, value] of Object.entries(enumOf(name) ?? {})) {
      expect([member, String(value)]).toEqual([member, declared[member]]);
    }
  });
});
