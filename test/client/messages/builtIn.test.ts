import { readFileSync } from "node:fs";
import path from "node:path";
import { moduleText } from "../../../scripts/messages/moduleText";
import { parametersSchema, resultSchema } from "../../../src/client/messages/listing/jsonSchema";
import { sampleResult } from "../../../src/client/messages/listing/sampleResult";
import { builtInMessages } from "../../../src/client/messages/signatures/builtIn";
import { BUILT_IN } from "../../../src/client/messages/signatures/builtInText";
import { guardOf } from "../../../src/client/messages/signatures/guarded";
import { isRepeatable } from "../../../src/client/messages/signatures/isRepeatable";
import type { Signature, TypeRef } from "../../../src/client/types/messages";

const ROOT = path.resolve(__dirname, "../../..");
const { signatures, types } = builtInMessages();
const named = (name: string): Signature[] => signatures.filter((each) => each.name === name);

test("the module is what the script makes of the list", () => {
  const list = readFileSync(path.join(ROOT, "scripts/messages/signatures.txt"), "utf8");
  const module = readFileSync(
    path.join(ROOT, "src/client/messages/signatures/builtInText.ts"),
    "utf8",
  );
  expect(module).toBe(moduleText(list));
});

test("it is small, and holds every line", () => {
  expect(BUILT_IN.length).toBeLessThan(50_000);
  expect(signatures).toHaveLength(263);
  expect(types.size).toBe(85);
});

test("each message is there once for each table", () => {
  const keys = signatures.map(({ name, bound }) => `${name} ${bound?.table} ${bound?.isSet}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test("signatures are read as they are written", () => {
  expect(named("AddToQueue")).toEqual([
    {
      name: "AddToQueue",
      kind: "action",
      source: "builtIn",
      app: "platform",
      bound: { table: "queue", isSet: false },
      parameters: [
        { name: "Target", type: { name: "crmbaseentity", isList: false }, need: "needed" },
        { name: "SourceQueue", type: { name: "queue", isList: false }, need: "nullable" },
        {
          name: "QueueItemProperties",
          type: { name: "queueitem", isList: false },
          need: "nullable",
        },
      ],
      result: {
        kind: "properties",
        properties: new Map([["QueueItemId", { name: "Edm.Guid", isList: false }]]),
      },
    },
  ]);
  expect(named("FulfillSalesOrder")[0]?.bound).toEqual({ table: "salesorder", isSet: true });
  expect(named("QualifyLead")[0]?.parameters).toContainEqual({
    name: "Status",
    type: { name: "Edm.Int32", isList: false },
    need: "needed",
    statusOf: "lead",
  });
  expect(named("RetrieveUnpublishedMultiple").map(({ result }) => result)).toContainEqual({
    kind: "value",
    type: { name: "savedquery", isList: true },
  });
  expect(types.get("AccessRights")).toMatchObject({ isFlags: true });
  expect(types.get("AccessRights")).toHaveProperty("members", expect.any(Map));
});

test("every type is one of OData's, one that is described, a table, or one of definitions", () => {
  const refs = signatures.flatMap(({ parameters, result }): TypeRef[] => [
    ...parameters.map(({ type }) => type),
    ...(result.kind === "value" ? [result.type] : []),
    ...(result.kind === "properties" ? result.properties.values() : []),
  ]);
  const inside = [...types.values()].flatMap((type) =>
    type.kind === "complex" ? [...type.properties.values()] : [],
  );
  const odd = [...refs, ...inside].filter(
    ({ name }) => !name.startsWith("Edm.") && !types.has(name) && !/^[a-z]+$/.test(name),
  );
  for (const { name } of odd) expect(name).toMatch(/Metadata$/);
});

const references = (schema: unknown): string[] => {
  const found = JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g);
  return [...found].map(([, name = ""]) => name);
};

test("every message has a schema whose references lead somewhere, and a sample", () => {
  for (const signature of signatures) {
    for (const schema of [
      parametersSchema(signature, types),
      resultSchema(signature.result, types),
    ]) {
      const definitions = Object.keys((schema["$defs"] ?? {}) as object);
      expect(definitions).toEqual(expect.arrayContaining(references(schema)));
    }
    const sample = sampleResult(signature.result, types);
    expect(JSON.parse(JSON.stringify(sample))).toEqual(sample);
  }
});

test("what deletes or changes definitions is not sent by its name", () => {
  const refused = [...new Set(signatures.map(({ name }) => name))].filter((name) => guardOf(name));
  expect(refused).toMatchSnapshot();
  expect(guardOf("new_DeleteOldRows")).toBeUndefined();
  expect(guardOf("DeleteAuditData")).toContain("Raw Request");
  expect(guardOf("bulkdelete")).toContain("Bulk Delete Entities");
  expect(guardOf("SetState")).toContain("Set Record State");
});

test("functions of Dataverse can be repeated, actions and counting functions cannot", () => {
  for (const signature of signatures) {
    const reads = signature.kind === "function" && !signature.name.startsWith("Increment");
    expect([signature.name, isRepeatable(signature)]).toEqual([signature.name, reads]);
  }
  const custom = { ...named("WhoAmI")[0], source: "customApi" } as Signature;
  expect(isRepeatable(custom)).toBe(false);
});
