import { users } from "dataverse-sandbox";
import type { Validation } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

useVirtualTime();
const bench = useSandbox();
const validate = (inputs: object, userId?: string) =>
  bench.act<Validation>("validateConnection", {
    ...inputs,
    ...(userId === undefined
      ? {}
      : {
          connection: {
            ...bench.connection({ token: { access_token: bench.sandbox.issueToken({ userId }) } }),
            key: "oauth2",
          },
        }),
  });
const privilegesStep = ({ steps }: Validation) => steps.find(({ name }) => name === "Privileges");

test("actions are checked on each table, by what they take and nothing else", async () => {
  const validation = await validate(
    { entityTypes: ["Account", "teams"], actionKeys: "createEntity, deleteEntity" },
    users.salesperson.id,
  );
  expect(validation.ok).toBe(false);
  expect(validation.actions).toMatchObject([
    { action: "createEntity", entityType: "Account", ok: true, missing: [] },
    { action: "createEntity", entityType: "teams", ok: false, missing: ["prvCreateTeam"] },
    { action: "deleteEntity", entityType: "Account", ok: false, missing: ["prvDeleteAccount"] },
    { action: "deleteEntity", entityType: "teams", ok: false, missing: ["prvDeleteTeam"] },
  ]);
  expect(validation.missingPrivileges.map(({ privilege }) => privilege).sort()).toEqual([
    "prvCreateTeam",
    "prvDeleteAccount",
    "prvDeleteTeam",
  ]);
  expect(privilegesStep(validation)).toMatchObject({
    ok: false,
    todo: "Add to a security role of the user: prvCreateTeam, prvDeleteAccount, prvDeleteTeam",
  });
  expect(privilegesStep(validation)?.detail).toMatch(
    /createEntity on team lacks prvCreateTeam\. If a lookup is set, it lacks prvAppendTeam\./,
  );
});

test("what an action takes only sometimes is told, and is not wrong", async () => {
  const validation = await validate(
    { entityTypes: ["user"], actionKeys: ["getEntity", "getentity"] },
    users.salesperson.id,
  );
  expect(validation).toMatchObject({ ok: true, missingPrivileges: [] });
  expect(validation.actions).toHaveLength(1);
  const changed = await validate(
    { entityTypes: ["businessunit"], actionKeys: ["updateAttribute"] },
    users.salesperson.id,
  );
  expect(changed.actions).toEqual([
    {
      action: "updateAttribute",
      entityType: null,
      ok: false,
      missing: ["prvWriteAttribute"],
      sometimesMissing: [{ when: "the change is published", takes: ["prvPublishCustomization"] }],
      detail:
        "updateAttribute lacks prvWriteAttribute. If the change is published, it lacks prvPublishCustomization.",
    },
  ]);
});

test("without a table, one request says what can be said", async () => {
  const validation = await validate({ actionKeys: ["listChoices", "createEntity"] });
  expect(validation.ok).toBe(true);
  expect(validation.actions).toMatchObject([
    { action: "listChoices", entityType: null, ok: true },
    { action: "createEntity", entityType: null, ok: null, missing: [] },
  ]);
  expect(privilegesStep(validation)?.detail).toContain(
    "createEntity is not checked for prvCreate<Table>.",
  );
  expect(bench.requests().map(({ path }) => path)).toHaveLength(3);
});

test("a table without an owner has no privilege to assign its records", async () => {
  const validation = await validate({
    entityTypes: ["transactioncurrency"],
    actionKeys: ["createEntity"],
  });
  expect(validation).toMatchObject({ ok: true });
  expect(validation.actions[0]?.sometimesMissing).toEqual([]);
});

test("privileges whose names the environment does not say are not known", async () => {
  bench.sandbox.fault({
    match: { path: "RetrieveUserPrivileges" },
    action: {
      kind: "rewrite",
      body: JSON.stringify({ RolePrivileges: [{ PrivilegeId: users.salesperson.id }] }),
    },
  });
  const validation = await validate({ actionKeys: ["listChoices"] });
  expect(validation.actions).toMatchObject([{ ok: null, missing: [] }]);
});

test.each([
  [["createEntty"], /^Action Keys has "createEntty", which .* did you mean createEntity/],
  [["constructor"], /^Action Keys has "constructor", which no action has/],
])("%j is refused before anything is sent", async (actionKeys, message) => {
  const error = await bench.failure("validateConnection", { actionKeys });
  expect(error.message).toMatch(message);
  expect(bench.sandbox.requests).toEqual([]);
});

test("a table that is none fails the step, and says nothing of the action", async () => {
  const validation = await validate({ entityTypes: ["acount"], actionKeys: ["createEntity"] });
  expect(privilegesStep(validation)).toMatchObject({ ok: false });
  expect(privilegesStep(validation)?.detail).toMatch(/^acount: there is no such table/);
  expect(validation.actions).toMatchObject([{ ok: null, entityType: null }]);
});

test("to link a record to its owner takes the privilege to assign it, to end a link does not", async () => {
  const { actions } = await validate(
    { entityTypes: ["invoice"], actionKeys: ["associateEntities", "disassociateEntities"] },
    users.salesperson.id,
  );
  const owner = { when: "the owner is set", takes: ["prvAssignInvoice"] };
  expect(actions[0]?.sometimesMissing).toContainEqual(owner);
  expect(actions[1]?.sometimesMissing).not.toContainEqual(owner);
});
