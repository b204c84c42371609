import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  bareName,
  baseTypes,
  boundType,
  builtIn,
  complexOf,
  enumOf,
  isInstalled,
} from "../../../sandbox/operations/catalog";
import { topics } from "../../../sandbox/operations/topics";
import { loadSchema } from "../../../sandbox/schema";

const schema = loadSchema();
const folder = join(__dirname, "../../../sandbox/operations");

describe("the operations of the sandbox", () => {
  it("have all of their tables and types", () => {
    const missing = builtIn.filter((operation) => !isInstalled(schema, operation));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it("are of complex types with members of known types", () => {
    const members = topics.flatMap(({ complexTypes = {} }) =>
      Object.values(complexTypes).flatMap((type) => Object.values(type)),
    );
    const unknown = members
      .map(bareName)
      .filter((name) => !name.startsWith("Edm.") && !baseTypes.has(name))
      .filter((name) => !schema.tables.has(name) && !enumOf(name) && !complexOf(name));
    expect(unknown).toEqual([]);
  });

  it("have no name twice for the same binding, and no type twice", () => {
    const names = builtIn.map((operation) => {
      const onSet = operation.binding !== undefined && "set" in operation.binding;
      return `${operation.name} ${onSet ? "set" : "row"} ${boundType(operation) ?? ""}`;
    });
    const types = topics.flatMap(({ complexTypes = {}, enums = {} }) => [
      ...Object.keys(complexTypes),
      ...Object.keys(enums),
    ]);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(types).size).toBe(types.length);
  });

  it("need nothing but tables that are there", () => {
    for (const { name, privileges = [] } of builtIn) {
      if (typeof privileges === "function") continue;
      for (const { table } of privileges) {
        if (table !== undefined) expect([name, schema.tables.has(table)]).toEqual([name, true]);
      }
    }
  });

  it("return rows or members, and functions return something", () => {
    const silent = builtIn.filter(({ kind, returns }) => kind === "function" && !returns);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it("are in a topic that is listed", () => {
    const listed = readFileSync(join(folder, "topics.ts"), "utf8");
    const topicFolders = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "index.ts")))
      .map(({ name }) => name);
    for (const name of topicFolders) expect(listed).toContain(`"./${name}"`);
  });
});
