import { createClient, type TableDefinition } from "../../../../src/client";
import {
  nameOfRelation,
  type Relation,
  tablesOfRelation,
  toRelations,
} from "../../../../src/client/metadata/relationships/relation";
import { resolveRelationship } from "../../../../src/client/metadata/relationships/resolveRelationship";
import type { Session } from "../../../../src/client/session/session";
import { pick } from "../../../dataSources/pick";
import { useSandbox } from "../../../support/sandbox";
import { recordingLogger } from "../../fakes";

const bench = useSandbox({ seed: "empty" });
/** Names of relationships ask nobody. */
const nobody = {} as Session;
const TABLES = ["account", "contact", "lead", "opportunity", "task", "new_project", "systemuser"];

const tables = async (): Promise<TableDefinition[]> => {
  const client = createClient(bench.connection(), { logger: recordingLogger() } as never);
  return Promise.all(TABLES.map((name) => client.describeTable(name)));
};
const meant = (table: TableDefinition, relationship: string): Promise<Relation> =>
  resolveRelationship(nobody, table, { relationship, input: "Relationship" });

test("every relation of a table goes by its name, in any letter case, and asks nobody", async () => {
  let count = 0;
  for (const table of await tables()) {
    for (const relation of toRelations(table.relationships)) {
      const name = nameOfRelation(relation);
      expect(await meant(table, name)).toEqual(relation);
      expect(await meant(table, ` ${name.toUpperCase()} `)).toEqual(relation);
      expect(tablesOfRelation(relation).length).toBeGreaterThan(0);
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(100);
});

test("every relationship knows the property of the other side, which means it as well", async () => {
  for (const table of await tables()) {
    for (const each of table.relationships) {
      expect(each.otherNavigation).toEqual(expect.any(String));
      const { relationships } = await meant(table, each.navigation);
      expect(relationships.map(({ schemaName }) => schemaName)).toContain(each.schemaName);
    }
  }
});

test("what the picker yields is a relation, each another one", async () => {
  for (const table of await tables()) {
    const options = await pick(bench, "relationships", { entityType: table.logicalName });
    const found = await Promise.all(options.map(({ key }) => meant(table, key)));
    expect(new Set(found.map(nameOfRelation)).size).toBe(options.length);
  }
});

test("a table that is related to itself has two directions, and its schema name leaves them open", async () => {
  const [account] = await tables();
  if (!account) throw new Error("There is no account.");
  const up = await meant(account, "parentaccountid");
  expect(up.kind).toBe("manyToOne");
  const down = await meant(account, "account_parent_account");
  expect(down.kind).toBe("oneToMany");
  // In Dataverse the collection has another name than the relationship.
  const renamed = account.relationships.map((each) =>
    each.navigation === "account_parent_account"
      ? { ...each, navigation: "Referencedaccount_parent_account" }
      : each,
  );
  await expect(
    meant({ ...account, relationships: renamed }, "account_parent_account"),
  ).rejects.toThrow(
    /may mean several relationships of account: parentaccountid \(each Account has one account, by parentaccountid\), Referencedaccount_parent_account \(one Account has many of account/,
  );
});
