import { users } from "dataverse-sandbox";
import type { Validation } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ seed: "empty" });

const privilegesOf = async (
  entityTypes: readonly string[],
  userId: string = users.salesperson.id,
) => {
  const token = { access_token: bench.sandbox.issueToken({ userId }) };
  const connection = { ...bench.connection({ token }), key: "oauth2" };
  const found = await bench.act<Validation>("validateConnection", { entityTypes, connection });
  const step = found.steps.find(({ name }) => name === "Privileges");
  return { step, missing: found.missingPrivileges };
};

const rewrite = (path: string, body: unknown) =>
  bench.sandbox.fault({
    match: { path },
    action: { kind: "rewrite", body: JSON.stringify(body) },
  });

const asked = (part: string) =>
  bench.requests().filter(({ url }) => decodeURIComponent(url).includes(part));

test("a table that is named twice is asked for once, and its rights are listed under both names", async () => {
  const { step, missing } = await privilegesOf(["account", "accounts"]);
  expect(missing.map(({ entityType, right }) => `${entityType} ${right}`)).toEqual([
    "account delete",
    "accounts delete",
  ]);
  expect(step?.detail).toBe("account: delete not allowed.");
  expect(step?.todo).toMatch(/prvDeleteAccount$/);
  const [filter = "", ...others] = asked("Privileges&$filter").map(({ url }) => url);
  expect(others).toEqual([]);
  expect(decodeURIComponent(filter).match(/LogicalName eq 'account'/g)).toHaveLength(1);
});

test("ids of privileges are the same in any letter case", async () => {
  const upper = await privilegesOf(["account"], users.application.id);
  expect(upper.missing).toEqual([]);
  const url = `systemusers(${users.application.id})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`;
  const held = await bench.act<{ RolePrivileges: { PrivilegeId: string }[] }>("rawRequestV2", {
    url,
    method: "GET",
  });
  rewrite("RetrieveUserPrivileges", {
    RolePrivileges: held.RolePrivileges.map(({ PrivilegeId }) => ({
      PrivilegeId: PrivilegeId.toUpperCase(),
    })),
  });
  expect((await privilegesOf(["account"])).missing).toEqual([]);
});

test.each<[string, string, unknown]>([
  ["no list of privileges", "RetrieveUserPrivileges", {}],
  ["a list that is an object", "RetrieveUserPrivileges", { RolePrivileges: {} }],
  ["no table", "Privileges&$filter", { value: [] }],
  ["a table without privileges", "Privileges&$filter", { value: [{ LogicalName: "account" }] }],
  [
    "privileges without ids",
    "Privileges&$filter",
    { value: [{ LogicalName: "account", Privileges: [{ PrivilegeType: "Read" }, null] }] },
  ],
])(
  "an answer with %s proves neither that all is allowed nor that nothing is",
  async (_, path, body) => {
    rewrite(path, body);
    const { step, missing } = await privilegesOf(["account"]);
    expect(step).toMatchObject({ ok: false, skipped: false, todo: expect.stringMatching(/\w/) });
    expect(missing).toEqual([]);
  },
);
