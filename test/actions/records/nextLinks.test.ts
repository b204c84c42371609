import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const link = async (entityType: string, changes: object = {}) => {
  const inputs = { entityType, fieldNames: ["createdon"], recordsPerPage: "2", ...changes };
  const { oDataNextLink } = await bench.act<{ oDataNextLink: string }>("queryEntities", inputs);
  bench.sandbox.clearRequests();
  return oDataNextLink;
};

test.each(["accounts", "account", "Account", "Accounts"])(
  "a link to the records of contacts is refused where Entity Type is %s, before it is followed",
  async (entityType) => {
    const nextPageId = await link("contacts");
    const failure = await bench.failure("queryEntities", { entityType, nextPageId });
    expect(failure.name).toBe("InputError");
    expect(failure.message).toContain(entityType);
    expect(bench.requests().filter(({ url }) => url.includes("/contacts?"))).toEqual([]);
  },
);

test("the refusal names the table that is asked for, and the one that the link leads to", async () => {
  const nextPageId = await link("contacts");
  const { message } = await bench.failure("queryEntities", { entityType: "accounts", nextPageId });
  expect(message).toMatch(/Next Page ID.*contacts.*Entity Type.*accounts/);
});

test.each(["accounts", "account", "Account", "Accounts"])(
  "a link of the table that Entity Type names as %s is followed",
  async (entityType) => {
    const nextPageId = await link("accounts");
    const { value } = await bench.act<{ value: unknown[] }>("queryEntities", {
      entityType,
      nextPageId,
      recordsPerPage: "2",
    });
    expect(value).toHaveLength(2);
  },
);

test("the set's own name costs no request beside the page", async () => {
  const nextPageId = await link("accounts");
  await bench.act("queryEntities", { entityType: "accounts", nextPageId, recordsPerPage: "2" });
  expect(bench.requests()).toHaveLength(1);
});

test("the letter case of the Web API's root makes no difference", async () => {
  const nextPageId = (await link("accounts")).replace("/api/data/v", "/API/Data/V");
  const inputs = { entityType: "accounts", nextPageId, recordsPerPage: "2" };
  const { value } = await bench.act<{ value: unknown[] }>("queryEntities", inputs);
  expect(value).toHaveLength(2);
});
