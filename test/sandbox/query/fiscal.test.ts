import { type FiscalSettings, fiscalWindows } from "../../../sandbox/query/sql/fiscal";
import { useApi } from "../support/api";

/** Wednesday 15 May 2024; the fiscal year began on 1 April, its first quarter too. */
const now = Date.parse("2024-05-15T10:30:00Z");
const april: FiscalSettings = { startMonth: 4, startDay: 1, period: "quarter" };
const api = useApi({ clock: () => now, fiscal: { startMonth: 4 } });
const days = [
  "2023-03-31",
  "2023-04-01",
  "2024-03-31",
  "2024-04-01",
  "2024-06-30",
  "2024-07-01",
  "2025-04-01",
];

beforeAll(() => {
  for (const birthdate of days) api.sandbox.insert("contact", { lastname: birthdate, birthdate });
});

async function kept(filter: string): Promise<string[]> {
  const path = `contacts?$select=lastname&$orderby=birthdate&$filter=${encodeURIComponent(filter)}`;
  const { body, text, status } = await api.send("GET", path);
  if (status !== 200) throw new Error(text);
  return (body["value"] as { lastname: string }[]).map(({ lastname }) => lastname);
}

async function fetched(operator: string, ...values: number[]): Promise<string[]> {
  const list = values.map((value) => `<value>${value}</value>`).join("");
  const xml = `<fetch><entity name="contact"><attribute name="lastname"/><order attribute="birthdate"/><filter><condition attribute="birthdate" operator="${operator}">${list}</condition></filter></entity></fetch>`;
  const { body } = await api.send("GET", `contacts?fetchXml=${encodeURIComponent(xml)}`);
  return (body["value"] as { lastname: string }[]).map(({ lastname }) => lastname);
}

const [march23, april23, march24, april24, june24, july24, april25] = days;

it.each([
  ["ThisFiscalYear", "this-fiscal-year", [], [april24, june24, july24]],
  ["LastFiscalYear", "last-fiscal-year", [], [april23, march24]],
  ["NextFiscalYear", "next-fiscal-year", [], [april25]],
  ["ThisFiscalPeriod", "this-fiscal-period", [], [april24, june24]],
  ["LastFiscalPeriod", "last-fiscal-period", [], [march24]],
  ["NextFiscalPeriod", "next-fiscal-period", [], [july24]],
  ["InFiscalYear", "in-fiscal-year", [2023], [april23, march24]],
  ["InFiscalPeriod", "in-fiscal-period", [4], [march23, march24]],
  ["InFiscalPeriodAndYear", "in-fiscal-period-and-year", [4, 2023], [march24]],
  [
    "InOrAfterFiscalPeriodAndYear",
    "in-or-after-fiscal-period-and-year",
    [2, 2024],
    [july24, april25],
  ],
  ["InOrBeforeFiscalPeriodAndYear", "in-or-before-fiscal-period-and-year", [4, 2022], [march23]],
])("%s and %s of %j", async (name, operator, values, expected) => {
  const parameter = (value: number, at: number) =>
    `,PropertyValue${values.length > 1 ? at + 1 : ""}=${value}`;
  const call = `Microsoft.Dynamics.CRM.${name}(PropertyName='birthdate'${values.map(parameter).join("")})`;
  expect(await kept(call)).toEqual(expected);
  expect(await fetched(operator, ...values)).toEqual(expected);
});

it.each(["LastXFiscalYears", "LastXFiscalPeriods", "NextXFiscalYears", "NextXFiscalPeriods"])(
  "%s goes up to now, or begins with it",
  (name) => {
    const [window] = fiscalWindows(name, now, [1], april);
    expect(window?.until ?? window?.after).toBe(now);
  },
);

it("divides a year into thirteen times four weeks as well", () => {
  const settings = { ...april, period: "fourWeeks" } as const;
  const [window] = fiscalWindows("InFiscalPeriodAndYear", now, [2, 2024], settings);
  expect(window).toEqual({ from: Date.UTC(2024, 3, 29), before: Date.UTC(2024, 4, 27) });
});

describe("hierarchies", () => {
  const ids: Record<string, string> = {};
  beforeAll(() => {
    for (const [name, parent] of [
      ["top", ""],
      ["middle", "top"],
      ["bottom", "middle"],
      ["apart", ""],
    ] as const) {
      ids[name] = api.sandbox.insert("account", { name, parentaccountid: ids[parent] ?? null });
    }
  });

  it.each([
    ["Above", "above", ["top"]],
    ["AboveOrEqual", "eq-or-above", ["middle", "top"]],
    ["Under", "under", ["bottom"]],
    ["UnderOrEqual", "eq-or-under", ["bottom", "middle"]],
    ["NotUnder", "not-under", ["apart", "middle", "top"]],
  ])("%s and %s the middle", async (name, operator, expected) => {
    const id = ids["middle"];
    const filter = `Microsoft.Dynamics.CRM.${name}(PropertyName='accountid',PropertyValue='${id}')`;
    const xml = `<fetch><entity name="account"><attribute name="name"/><order attribute="name"/><filter><condition attribute="accountid" operator="${operator}" value="${id}"/></filter></entity></fetch>`;
    for (const path of [
      `accounts?$select=name&$orderby=name&$filter=${filter}`,
      `accounts?fetchXml=${encodeURIComponent(xml)}`,
    ]) {
      const { body } = await api.send("GET", path);
      const names = (body["value"] as { name: string }[]).map((row) => row.name);
      expect(names).toEqual(expected);
    }
  });

  it("know who reports to the caller", async () => {
    const { store } = api.sandbox;
    const manager = api.sandbox.insert("systemuser", { firstname: "M", lastname: "M" });
    const report = api.sandbox.insert("systemuser", { lastname: "R", parentsystemuserid: manager });
    const id = api.sandbox.insert("account", { name: "of the report" });
    store.update("account", id, { ownerid: report, ownerid__table: "systemuser" });
    const [role] = store.find("role", { name: "System Administrator" });
    store.link("systemuserroles_association", manager, String(role?.["roleid"]));
    const token = api.sandbox.issueToken({ userId: manager });
    const names = async (name: string) => {
      const filter = `Microsoft.Dynamics.CRM.${name}(PropertyName='ownerid')`;
      const { body } = await api.send("GET", `accounts?$select=name&$filter=${filter}`, { token });
      return (body["value"] as { name: string }[]).map((row) => row.name);
    };
    expect(await names("EqualUserOrUserHierarchy")).toEqual(["of the report"]);
    expect(await names("EqualUserOrUserHierarchyAndTeams")).toEqual(["of the report"]);
    expect(await names("EqualUserId")).toEqual([]);
  });
});

describe("related rows", () => {
  it("are asked with query functions inside of any", async () => {
    const account = api.sandbox.insert("account", { name: "with a task" });
    api.sandbox.insert("task", {
      subject: "x",
      regardingobjectid: account,
      regardingobjectid__table: "account",
    });
    for (const property of ["createdon", "t/createdon"]) {
      const filter = `Account_Tasks/any(t:Microsoft.Dynamics.CRM.Today(PropertyName='${property}'))`;
      const { body } = await api.send("GET", `accounts?$select=name&$filter=${filter}`);
      expect(body["value"]).toMatchObject([{ name: "with a task" }]);
    }
    const none = "Account_Tasks/any(t:Microsoft.Dynamics.CRM.Yesterday(PropertyName='createdon'))";
    const { body } = await api.send("GET", `accounts?$select=name&$filter=${none}`);
    expect(body["value"]).toEqual([]);
  });

  it("sort the rows that point to them, page by page", async () => {
    for (const [name, lastname] of [
      ["1", "Zed"],
      ["2", "Abe"],
      ["3", "Moe"],
    ] as const) {
      const primarycontactid = api.sandbox.insert("contact", { lastname });
      api.sandbox.insert("account", { name, sic: "sorted", primarycontactid });
    }
    const names: string[] = [];
    let path =
      "accounts?$select=name&$filter=sic eq 'sorted'&$orderby=primarycontactid/lastname desc,name";
    while (path !== "") {
      const { body } = await api.send("GET", path, { headers: { Prefer: "odata.maxpagesize=1" } });
      names.push(...(body["value"] as { name: string }[]).map((row) => row.name));
      path = String(body["@odata.nextLink"] ?? "").replace(api.sandbox.url, "");
    }
    expect(names).toEqual(["1", "3", "2"]);
  });
});
