import { users } from "dataverse-sandbox";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const here = useSandbox();
const there = useSandbox();
const definitions = (bench: typeof here) =>
  bench.requests().filter(({ path }) => path.includes("RetrieveMetadataChanges"));

test("a record with a fault reads its own table again only, and only when that was not just read", async () => {
  for (const entityType of ["accounts", "contacts"]) {
    await here.act("describeEntityType", { entityType });
  }
  here.sandbox.clearRequests();
  const bad = { entityType: "accounts", dynamicValues: { nosuch: 1 } };
  for (let record = 0; record < 3; record += 1) await here.failure("createEntity", bad);
  expect(here.requests()).toEqual([]);
  time.advance(30_000);
  for (let record = 0; record < 3; record += 1) await here.failure("createEntity", bad);
  expect(here.requests()).toHaveLength(1);
  expect(definitions(here)[0]?.headers["consistency"]).toBeUndefined();
  await here.act("describeEntityType", { entityType: "contacts" });
  expect(here.requests()).toHaveLength(1);
});

test("two environments with different definitions know nothing of each other", async () => {
  await here.act("createAttribute", {
    entityId: "account",
    attributeBody: {
      "@odata.type": "Microsoft.Dynamics.CRM.IntegerAttributeMetadata",
      SchemaName: "new_OnlyHere",
      DisplayName: { LocalizedLabels: [{ Label: "Only here", LanguageCode: 1033 }] },
      RequiredLevel: { Value: "None" },
    },
  });
  const create = { entityType: "accounts", dynamicValues: { name: "Apart", new_onlyhere: "7" } };
  const [made, refused] = await Promise.all([
    here.act("createEntity", create),
    there.failure("createEntity", create),
  ]);
  expect(made).toMatchObject({ new_onlyhere: 7 });
  expect(refused).toMatchObject({ name: "InputError" });
  expect(refused.message).toContain("new_onlyhere");
  expect(definitions(here)[0]?.headers["consistency"]).toBe("Strong");
  expect(definitions(there)[0]?.headers["consistency"]).toBeUndefined();
});

test("two users of one environment share no definition, at once in one process", async () => {
  const ask = (impersonateUserId?: string) =>
    there.act("createEntity", {
      entityType: "contacts",
      dynamicValues: { lastname: "Lee", numberofchildren: "2" },
      ...(impersonateUserId ? { options: { impersonateUserId } } : {}),
    });
  await Promise.allSettled([ask(), ask(users.manager.id), ask(), ask(users.manager.id)]);
  const callers = definitions(there).map(({ headers }) => headers["mscrmcallerid"]);
  expect(callers.sort()).toEqual([users.manager.id, undefined]);
});
