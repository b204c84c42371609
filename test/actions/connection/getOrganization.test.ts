import { currencies, organizationId, tenantId, users } from "dataverse-sandbox";
import type { EnvironmentInfo } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const bench = useSandbox();
const read = (inputs: object = {}) => bench.act<EnvironmentInfo>("getOrganization", { ...inputs });
const denied = { code: "0x80040220", message: "Principal user is missing prvReadThing privilege." };
const deny = (path: string, status = 403) =>
  bench.sandbox.fault({
    match: { path },
    times: Number.POSITIVE_INFINITY,
    action: { kind: "status", status, body: denied },
  });

test("everything, by one batch and one request for the time zone", async () => {
  const info = await read();
  expect(info).toEqual({
    version: expect.stringMatching(/^9\.2\./),
    name: "Northwind Instruments",
    uniqueName: "northwindinstruments",
    urlName: "northwind-instruments",
    organizationId,
    environmentId: expect.any(String),
    tenantId,
    geo: "EMEA",
    type: "CustomerTest",
    appUrl: `${bench.sandbox.url}/`,
    apiUrl: `${bench.sandbox.url}/api/data/v9.2/`,
    languages: { base: 1033, provisioned: [1033, 1031], user: 1033 },
    baseCurrency: { id: currencies.usd, name: "US Dollar", code: "USD", symbol: "$", precision: 2 },
    fiscal: { start: "2020-01-01T00:00:00Z", periodType: 2000, isSet: false },
    timeZone: {
      code: 92,
      name: expect.stringContaining("Coordinated Universal Time"),
      standardName: expect.any(String),
    },
    maxUploadBytes: 5_242_880,
    isAuditOn: true,
    isSearchOn: true,
    isRecycleBinOn: true,
    recycleBinDays: 30,
    notRead: [],
  });
  expect(bench.requests().map(({ method }) => method)).toEqual(["POST", "GET"]);
});

test("another user's language, by impersonation", async () => {
  const { languages } = await read({ options: { impersonateUserId: users.manager.id } });
  expect(languages.user).toBe(1031);
});

test.each([
  ["RetrieveVersion", { version: expect.stringMatching(/^9/) }, "the version"],
  [
    "organizations?",
    {
      baseCurrency: expect.objectContaining({ id: null, code: null }),
      isAuditOn: null,
      maxUploadBytes: null,
    },
    "the settings of the organization",
  ],
  [
    "RetrieveProvisionedLanguages",
    { languages: expect.objectContaining({ provisioned: null, base: 1033 }) },
    "the languages",
  ],
  [
    "usersettingscollection",
    { timeZone: { code: null, name: null, standardName: null } },
    "the settings of the user",
  ],
  [
    "recyclebinconfigs",
    { isRecycleBinOn: null, recycleBinDays: null, isSearchOn: true },
    "the recycle bin",
  ],
  [
    "RetrieveCurrentOrganization",
    { tenantId: null, name: "Northwind Instruments", organizationId },
    "names, ids and addresses",
  ],
  [
    "timezonedefinitions",
    { timeZone: { code: 92, name: null, standardName: null } },
    "the name of the time zone",
  ],
])(
  "where %s is refused, that part is null and told, and the others are there",
  async (path, part, what) => {
    deny(path);
    const info = await read();
    expect(info).toMatchObject(part);
    expect(info.appUrl).toBe(`${bench.sandbox.url}/`);
    expect(info.notRead).toEqual([
      expect.objectContaining({
        what,
        status: 403,
        code: "0x80040220",
        hint: expect.stringContaining("prvReadThing"),
      }),
    ]);
  },
);

test("a table that this environment does not have is told, and is not fatal", async () => {
  bench.sandbox.fault({
    match: { path: "recyclebinconfigs" },
    action: {
      kind: "status",
      status: 404,
      body: {
        code: "0x8006088a",
        message: "Resource not found for the segment 'recyclebinconfigs'.",
      },
    },
  });
  const { notRead, isRecycleBinOn } = await read();
  expect(isRecycleBinOn).toBeNull();
  expect(notRead).toEqual([expect.objectContaining({ what: "the recycle bin", status: 404 })]);
});

test("a recycle bin that nobody switched on, or that was switched off, is off", async () => {
  const { store } = bench.sandbox;
  const [row] = store.find("recyclebinconfig", {});
  const id = String(row?.["recyclebinconfigid"]);
  store.update("recyclebinconfig", id, { statecode: 1, statuscode: 2 });
  expect(await read()).toMatchObject({ isRecycleBinOn: false, recycleBinDays: null, notRead: [] });
  store.update("recyclebinconfig", id, { statecode: 0, statuscode: 1 });
});

test("nothing at all is an error", async () => {
  deny("api/data/v9.2/");
  expect(await bench.failure("getOrganization", {})).toMatchObject({
    status: 403,
    outcome: "notDone",
  });
});

test("an answer that makes no sense is told as well", async () => {
  bench.sandbox.fault({
    match: { path: "RetrieveProvisionedLanguages" },
    times: Number.POSITIVE_INFINITY,
    action: { kind: "rewrite", body: '{"RetrieveProvisionedLanguages":"1033"}' },
  });
  const { languages, notRead } = await read();
  expect(languages.provisioned).toBeNull();
  expect(notRead).toEqual([
    expect.objectContaining({
      what: "the languages",
      message: expect.stringMatching(/no languages/),
    }),
  ]);
});

test.each([
  ["a lost answer", "$batch", { kind: "lostResponse" }],
  ["503", "$batch", { kind: "gateway", status: 503 }],
  ["429 for all", "$batch", { kind: "throttle", retryAfter: 2 }],
  ["429 for a part", "organizations?", { kind: "throttle", retryAfter: 2 }],
  ["a deadlock in a part", "usersettingscollection", { kind: "sql", number: 1205 }],
  ["a part less than asked", "$batch", { kind: "parts", change: "drop", at: 1 }],
] as const)("after %s everything is read nevertheless", async (_name, path, action) => {
  bench.sandbox.fault({ match: { path }, action });
  expect((await read()).notRead).toEqual([]);
  expect(time.sleeps.length).toBeLessThan(5);
});
