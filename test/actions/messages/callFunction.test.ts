import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const bench = useSandbox();
useVirtualTime();
beforeEach(() => forgetAt(bench.sandbox.url));

const FROM = "2026-11-02T00:00:00Z";

const call = <T = unknown>(inputs: Record<string, unknown>) => bench.act<T>("callFunction", inputs);
const refusal = async (inputs: Record<string, unknown>) =>
  (await bench.failure("callFunction", inputs)).message;
const sent = () =>
  bench
    .requests()
    .map(({ method, url }) =>
      `${method} ${decodeURIComponent(url)}`.replace("/api/data/v9.2/", ""),
    );
const calls = () =>
  sent().filter((each) => !/customapis|EntityDefinitions|RetrieveMetadataChanges/.test(each));

test.each(["WhoAmI", "whoami()", "Microsoft.Dynamics.CRM.WhoAmI"])(
  "%s is one request",
  async (message) => {
    expect(await call({ message })).toEqual({
      UserId: expect.any(String),
      BusinessUnitId: expect.any(String),
      OrganizationId: expect.any(String),
    });
    expect(sent()).toEqual(["GET WhoAmI()"]);
  },
);

test("parameters travel by aliases, in the form of their types", async () => {
  const parameters = '{"entitynames": ["account", "contact"]}';
  await call({ message: "RetrieveTotalRecordCount", parameters });
  await call({ message: "RetrieveCurrentOrganization", parameters: { AccessType: "default" } });
  expect(sent()).toEqual([
    'GET RetrieveTotalRecordCount(EntityNames=@p1)?@p1=["account","contact"]',
    "GET RetrieveCurrentOrganization(AccessType=@p1)?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'",
  ]);
});

test("a function on a record is called by its full name", async () => {
  const { UserId } = await call<{ UserId: string }>({ message: "WhoAmI" });
  const answer = await call({ message: "RetrieveUserPrivileges", entityId: UserId });
  expect(answer).toMatchObject({ RolePrivileges: expect.any(Array) });
  expect(calls().at(-1)).toBe(
    `GET systemusers(${UserId})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`,
  );
});

test("the record may be given by an address, which says its table", async () => {
  const { UserId } = await call<{ UserId: string }>({ message: "WhoAmI" });
  const entityId = `${bench.sandbox.url}/api/data/v9.2/systemusers(${UserId})`;
  await call({ message: "retrieveuserprivileges", entityId });
  expect(calls().at(-1)).toContain(
    `systemusers(${UserId})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`,
  );
});

test("a custom API is looked up by its name once, and its values are typed", async () => {
  const parameters = { From: "2026-11-02", until: "2026-11-09" };
  const inputs = { message: "new_workingdays", parameters };
  expect(await call(inputs)).toEqual({ Days: 5 });
  await call(inputs);
  const once =
    "GET new_WorkingDays(From=@p1,Until=@p2)?@p1=2026-11-02T00:00:00Z&@p2=2026-11-09T00:00:00Z";
  expect(sent()).toEqual([
    expect.stringContaining("GET customapis?$select=uniquename"),
    once,
    once,
  ]);
});

test("an optional parameter is left out; without Repair Values others go as they are", async () => {
  const message = "new_WorkingDays";
  await call({ message, parameters: { From: FROM, Until: "" } });
  expect(calls()).toEqual([`GET new_WorkingDays(From=@p1)?@p1=${FROM}`]);
  const options = { repairValues: "false" };
  await bench.failure("callFunction", { message, parameters: { From: FROM }, options });
  expect(calls().at(-1)).toBe(`GET new_WorkingDays(From=@p1)?@p1='${FROM}'`);
});

test("a date without an offset is meant in the time zone", async () => {
  const options = { timeZone: "America/New_York" };
  await call({ message: "new_WorkingDays", parameters: { From: "2026-11-02T00:00" }, options });
  expect(calls()).toEqual(["GET new_WorkingDays(From=@p1)?@p1=2026-11-02T05:00:00Z"]);
});

test("a URL that is too long travels in a batch", async () => {
  const EntityNames = Array.from({ length: 3_000 }, () => "account");
  await call({ message: "RetrieveTotalRecordCount", parameters: { EntityNames } }).catch(() => "");
  const [request, ...others] = bench.requests();
  expect([request?.method, request?.url, others]).toEqual(["POST", "/api/data/v9.2/$batch", []]);
  expect(String(request?.body)).toContain("RetrieveTotalRecordCount(EntityNames=@p1)");
});

test("a URL that is too long for a batch as well is refused", async () => {
  const EntityNames = Array.from({ length: 9_000 }, () => "account");
  const message = await refusal({
    message: "RetrieveTotalRecordCount",
    parameters: { EntityNames },
  });
  expect(message).toMatch(/RetrieveTotalRecordCount.*characters/);
  expect(sent()).toEqual([]);
});

describe("before anything is sent", () => {
  test.each([
    [{ message: "WhoAmI", parameters: { Name: 1 } }, "Name: it takes no parameters"],
    [{ message: "RetrieveCurrentOrganization" }, "AccessType: it is missing: EndpointAccessType"],
    [
      { message: "RetrieveCurrentOrganization", parameters: { AcessType: "Default" } },
      "did you mean AccessType?",
    ],
    [
      { message: "RetrieveCurrentOrganization", parameters: { AccessType: "Defalt" } },
      'AccessType: "Defalt" is none of its values; did you mean Default?',
    ],
    [{ message: "WhoAmI", entityId: "x" }, "leave Entity Type and Entity ID blank"],
    [{ message: "RetrieveUserPrivileges" }, "works on a record of systemuser: set Entity ID"],
    [{ message: "WinOpportunity" }, "WinOpportunity is an action: use Call Action"],
    [{ message: "PublishAllXml" }, "Raw Request"],
    [{ message: "who am i?" }, "is not the name of a message"],
    [{ message: "new_WorkingDays", parameters: { Fromm: 1 } }, "did you mean From?"],
    [{ message: "WhoAmII" }, "did you mean WhoAmI"],
  ])("%j is refused", async (inputs, expected) => {
    expect(await refusal(inputs)).toContain(expected);
    expect(calls().filter((each) => !each.includes("$metadata"))).toEqual([]);
  });
});

test("what is refused by our own list is held against $metadata first, which is read once", async () => {
  const message = "RetrieveCurrentOrganization";
  await refusal({ message, parameters: { Access: "Default" } });
  const before = sent().length;
  await refusal({ message, parameters: { Access: "Default" } });
  expect(before).toBeLessThanOrEqual(1);
  expect(sent()).toHaveLength(before);
});

test("a function of Dataverse is repeated, a custom one is not", async () => {
  const lost = { kind: "lostResponse" } as const;
  bench.sandbox.fault({ match: { path: /WhoAmI/ }, action: lost, times: 2 });
  await call({ message: "WhoAmI" });
  expect(sent()).toHaveLength(3);
  const inputs = { message: "new_WorkingDays", parameters: { From: FROM } };
  await call(inputs);
  bench.sandbox.clearRequests();
  bench.sandbox.fault({ match: { path: /new_WorkingDays/ }, action: lost });
  const error = await bench.failure("callFunction", inputs);
  expect(error.message).toContain("It is not known whether new_WorkingDays was carried out");
  expect(calls().filter((each) => each.includes("new_WorkingDays"))).toHaveLength(1);
});

test("who is acted for is said to every request", async () => {
  const { UserId } = await call<{ UserId: string }>({ message: "WhoAmI" });
  bench.sandbox.clearRequests();
  const options = { impersonateUserId: UserId };
  await call({ message: "new_WorkingDays", parameters: { From: FROM }, options });
  for (const { headers } of bench.requests()) expect(headers["mscrmcallerid"]).toBe(UserId);
});
