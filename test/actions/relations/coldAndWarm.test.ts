import type { LinkResult } from "../../../src/client";
import { defaults } from "../../../src/client/defaults";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { ACCOUNT_LEADS, CHILDREN, family, forget, parentOf, sent } from "./support";

const time = useVirtualTime();
const bench = useSandbox({ seed: "empty" });

const link = (given: Record<string, unknown>): Promise<LinkResult> =>
  bench.act<LinkResult>("associateEntities", { entityType: "accounts", ...given });
const DEFINITION = "RetrieveMetadataChanges";

/** The definition of accounts as it was before a relationship was made. */
const withoutRelationship = async (name: string): Promise<string> => {
  forget(bench);
  const { account, contacts } = family(bench, 1);
  await link({ entityId: account, relationship: name, relatedRecords: contacts });
  const url = bench.requests().find((request) => request.url.includes(DEFINITION))?.url;
  const answer = await bench.act<{ EntityMetadata: Record<string, unknown[]>[] }>("rawRequestV2", {
    url,
    method: "GET",
    responseType: "json",
  });
  const [table = {}] = answer.EntityMetadata;
  const { OneToManyRelationships: all = [] } = table;
  const left = all.filter((each) => !JSON.stringify(each).includes(name));
  expect(left).toHaveLength(all.length - 1);
  return JSON.stringify({
    ...answer,
    EntityMetadata: [{ ...table, OneToManyRelationships: left }],
  });
};

test("a relationship that is newer than the remembered definition is found", async () => {
  const body = await withoutRelationship(CHILDREN);
  forget(bench);
  bench.sandbox.fault({ match: { path: DEFINITION }, action: { kind: "rewrite", body } });
  const { account, contacts } = family(bench, 1);
  const lead = bench.sandbox.insert("lead", { lastname: "L" });
  await link({ entityId: account, relationship: ACCOUNT_LEADS, relatedRecords: lead });
  const given = { entityId: account, relationship: CHILDREN, relatedRecords: contacts };
  time.advance(defaults.definitionFreshMs + 1);
  expect(await link(given)).toMatchObject({ linked: 1, failed: [] });
  expect(parentOf(bench, contacts[0])).toBe(account);
});

test.each([CHILDREN, ACCOUNT_LEADS])(
  "a key that no record has fails the action: %s",
  async (relationship) => {
    const { contacts } = family(bench, 2);
    const related =
      relationship === CHILDREN ? contacts : [bench.sandbox.insert("lead", { lastname: "L" })];
    const error = await bench.failure("associateEntities", {
      entityType: "account",
      entityId: "accountnumber='nowhere'",
      relationship,
      relatedRecords: related,
    });
    expect(error).toMatchObject({ status: 404 });
    expect(contacts.map((id) => parentOf(bench, id))).toEqual([null, null]);
  },
);

test("another name of the table, and another side, cost no further definition", async () => {
  const { account, contacts } = family(bench, 1);
  await link({ entityId: account, relationship: CHILDREN, relatedRecords: contacts });
  bench.sandbox.clearRequests();
  for (const entityType of ["account", "accounts", "Account"]) {
    await link({ entityType, entityId: account, relationship: CHILDREN, relatedRecords: contacts });
  }
  expect(sent(bench).filter((line) => line.includes(DEFINITION))).toEqual([]);
});
