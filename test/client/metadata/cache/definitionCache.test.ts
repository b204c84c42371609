import { makeCaches } from "../../../../src/client/caches/caches";
import { defaults } from "../../../../src/client/defaults";
import {
  peekDefinition,
  rememberDefinition,
} from "../../../../src/client/metadata/cache/definitionCache";
import { readDefinition } from "../../../../src/client/metadata/definition/readDefinition";
import type { TableDefinition } from "../../../../src/client/types/tables";

const label = (text: string) => ({
  UserLocalizedLabel: { Label: text, LanguageCode: 1033 },
  LocalizedLabels: [
    { Label: text, LanguageCode: 1033 },
    { Label: `${text} (auf Deutsch)`, LanguageCode: 1031 },
  ],
});

/** As an environment with many apps has them: 150 columns, every tenth a choice of 20 options. */
const big = (name: string): TableDefinition =>
  readDefinition({
    MetadataId: `00000000-0000-4000-8000-${name.padStart(12, "0")}`,
    LogicalName: name,
    SchemaName: name.toUpperCase(),
    EntitySetName: `${name}s`,
    DisplayName: label(name),
    DisplayCollectionName: label(`${name}s`),
    PrimaryIdAttribute: `${name}id`,
    Attributes: Array.from({ length: 150 }, (_, index) => ({
      MetadataId: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      LogicalName: `${name}_column_number_${index}`,
      SchemaName: `${name}_Column_Number_${index}`,
      DisplayName: label(`Column number ${index} of ${name}`),
      Description: label(`What the column number ${index} of the table ${name} is good for.`),
      AttributeTypeName: { Value: index % 10 === 0 ? "PicklistType" : "StringType" },
      RequiredLevel: { Value: "None" },
      OptionSet: {
        Options:
          index % 10 === 0
            ? Array.from({ length: 20 }, (_, Value) => ({ Value, Label: label(`Option ${Value}`) }))
            : [],
      },
    })),
    OneToManyRelationships: Array.from({ length: 60 }, (_, index) => ({
      SchemaName: `${name}_relationship_${index}`,
      ReferencedEntityNavigationPropertyName: `${name}_relationship_${index}`,
      ReferencingEntity: "task",
      ReferencingAttribute: "regardingobjectid",
    })),
  });

test("300 tables of 150 columns, and all their names, stay below 32 MB", async () => {
  const used = () => process.memoryUsage().heapUsed;
  globalThis.gc?.();
  const before = used();
  const caches = makeCaches();
  for (let index = 0; index < 300; index += 1) {
    const table = big(`t${index}`);
    for (const name of [table.logicalName, table.entitySetName, table.schemaName]) {
      await rememberDefinition({ caches }, "https://a.example\nme\n", name, () =>
        Promise.resolve(table),
      );
    }
  }
  expect(caches.weight).toBeLessThanOrEqual(defaults.cacheBytes);
  // Kept once, under all its names.
  const kept = peekDefinition(caches, "https://a.example\nme\n", "t299");
  expect(kept?.columns.size).toBe(150);
  expect(peekDefinition(caches, "https://a.example\nme\n", "T299s")).toBe(kept);
  globalThis.gc?.();
  // Where the garbage cannot be collected, only the count above is known.
  if (globalThis.gc) expect(used() - before).toBeLessThan(1.3 * defaults.cacheBytes);
});

test("two caches share nothing", async () => {
  const [one, other] = [makeCaches(), makeCaches()];
  const scope = "https://a.example\nme\n";
  const table = big("t1");
  await rememberDefinition({ caches: one }, scope, "T1s", () => Promise.resolve(table));
  one.tokens.put("key", { token: "t", renewAtMs: 1 });
  one.tableLists.put(scope, [table]);
  expect(peekDefinition(one, scope, "t1")).toBe(table);
  expect(peekDefinition(other, scope, "t1")).toBeUndefined();
  expect(other.tokens.peek("key")).toBeUndefined();
  expect(other.tableLists.peek(scope)).toBeUndefined();
  expect([one.weight > 0, other.weight]).toEqual([true, 0]);
});

test("one weight bounds all that is remembered, whichever cache it is in", () => {
  const caches = makeCaches(2_000);
  caches.parallelism.put("a", 8);
  caches.tokens.put("key", { token: "t".repeat(500), renewAtMs: 1 });
  for (let index = 0; index < 20; index += 1) caches.logicalNames.put(`n${index}`, "x");
  expect(caches.weight).toBeLessThanOrEqual(2_000);
  expect(caches.parallelism.peek("a")).toBeUndefined();
  expect(caches.logicalNames.peek("n19")).toBe("x");
});
