import { businessUnits, teams, users } from "../../../sandbox/seed/identities";
import { openService, type Service } from "./service";

let service: Service;

beforeAll(async () => {
  service = await openService();
  const { insert } = service;
  const moments: [string, string | null, string | null][] = [
    ["last year", "2023-12-31T23:59:59Z", "2023-12-31"],
    ["last month", "2024-04-30T00:00:00Z", "2024-04-30"],
    ["last week", "2024-05-11T12:00:00Z", "2024-05-11"],
    ["this week", "2024-05-12T00:00:00Z", "2024-05-12"],
    ["yesterday", "2024-05-14T23:59:59Z", "2024-05-14"],
    ["just now", "2024-05-15T10:00:00Z", "2024-05-15"],
    ["later today", "2024-05-15T23:00:00Z", "2024-05-15"],
    ["tomorrow", "2024-05-16T00:00:00Z", "2024-05-16"],
    ["next week", "2024-05-19T00:00:00Z", "2024-05-19"],
    ["next month", "2024-06-01T00:00:00Z", "2024-06-01"],
    ["next year", "2025-01-01T00:00:00Z", "2025-01-01"],
    ["never", null, null],
  ];
  for (const [lastname, lastonholdtime, birthdate] of moments) {
    insert("contact", { lastname, lastonholdtime, birthdate });
  }
});

afterAll(() => service.store.close());

function kept(filter: string, userId?: string, set = "contacts", name = "lastname"): unknown[] {
  const url = `${set}?$select=${name}&$filter=${encodeURIComponent(filter)}`;
  const answer = service.get(url, userId ? { userId } : {});
  if (answer.status !== 200) {
    throw new Error(answer.text);
  }
  return answer.json.value.map((row) => row[name]);
}

const call = (name: string, property: string, rest = "") =>
  `Microsoft.Dynamics.CRM.${name}(PropertyName='${property}'${rest})`;

/** Asked on Wednesday 15 May 2024 at 10:30 UTC. */
const windows: [string, string, string[]][] = [
  ["Today", "", ["just now", "later today"]],
  ["Yesterday", "", ["yesterday"]],
  ["Tomorrow", "", ["tomorrow"]],
  ["Last7Days", "", ["last week", "this week", "yesterday", "just now", "later today"]],
  ["Next7Days", "", ["later today", "tomorrow", "next week"]],
  ["LastWeek", "", ["last week"]],
  ["ThisWeek", "", ["this week", "yesterday", "just now", "later today", "tomorrow"]],
  ["NextWeek", "", ["next week"]],
  ["LastMonth", "", ["last month"]],
  ["NextMonth", "", ["next month"]],
  ["LastYear", "", ["last year"]],
  ["NextYear", "", ["next year"]],
  ["LastXHours", "1", ["just now"]],
  ["NextXHours", "13", ["later today"]],
  ["LastXDays", "1", ["yesterday", "just now"]],
  ["NextXDays", "1", ["later today", "tomorrow"]],
  ["LastXWeeks", "1", ["last week", "this week", "yesterday", "just now"]],
  ["NextXWeeks", "1", ["later today", "tomorrow", "next week"]],
  ["LastXMonths", "1", ["last month", "last week", "this week", "yesterday", "just now"]],
  [
    "LastXYears",
    "1",
    ["last year", "last month", "last week", "this week", "yesterday", "just now"],
  ],
  ["OlderThanXMinutes", "30", ["last year", "last month", "last week", "this week", "yesterday"]],
  ["OlderThanXDays", "3", ["last year", "last month", "last week"]],
  ["OlderThanXMonths", "1", ["last year"]],
  ["On", "'2024-05-16'", ["tomorrow"]],
  ["On", "'2024-05-16T09:00:00Z'", ["tomorrow"]],
  ["OnOrAfter", "'2024-06-01'", ["next month", "next year"]],
  ["OnOrBefore", "'2024-04-30'", ["last year", "last month"]],
];

describe("date functions", () => {
  it.each(windows)("%s(%s) of instants", (name, value, expected) => {
    const parameter = value === "" ? "" : `,PropertyValue=${value}`;
    expect(kept(call(name, "lastonholdtime", parameter)).sort()).toEqual([...expected].sort());
  });

  it("compares whole days of date-only columns", () => {
    expect(kept(call("Today", "birthdate"))).toHaveLength(2);
    expect(kept(call("On", "birthdate", ",PropertyValue='2024-05-16'"))).toEqual(["tomorrow"]);
    expect(kept(call("NextXDays", "birthdate", ",PropertyValue=1"))).toEqual(["tomorrow"]);
  });

  it("takes a number in quotes", () => {
    expect(kept(call("LastXHours", "lastonholdtime", ",PropertyValue='1'"))).toEqual(["just now"]);
  });

  it("takes its parameters from aliases", () => {
    const url =
      "contacts?$select=lastname&$filter=Microsoft.Dynamics.CRM.LastXHours(PropertyName=@p1,PropertyValue=@p2)" +
      "&@p1='lastonholdtime'&@p2=12";
    expect(
      service
        .get(url)
        .json.value.map(({ lastname }) => lastname)
        .sort(),
    ).toEqual(["just now", "yesterday"]);
  });
});

describe("lists of values", () => {
  beforeAll(() => {
    const { insert } = service;
    insert("account", { name: "O'Brian", numberofemployees: 5, revenue: 10 });
    insert("account", { name: "OBryan", numberofemployees: 2000 });
    insert("account", { name: "Other" });
  });

  const accounts = (filter: string) => kept(filter, undefined, "accounts", "name").sort();

  it.each([
    ["In", "name", '["o\'brian","OBRYAN"]', ["O'Brian", "OBryan"]],
    ["In", "name", "['OBryan']", ["OBryan"]],
    ["NotIn", "name", '["o\'brian"]', ["OBryan", "Other"]],
    ["In", "numberofemployees", '["5"]', ["O'Brian"]],
    ["NotIn", "numberofemployees", '["5"]', ["OBryan"]],
    ["In", "statecode", '["0","1"]', ["O'Brian", "OBryan", "Other"]],
    [
      "In",
      "ownerid",
      `["${users.administrator.id.toUpperCase()}"]`,
      ["O'Brian", "OBryan", "Other"],
    ],
    ["Between", "numberofemployees", '["5","2000"]', ["O'Brian", "OBryan"]],
    [
      "Between",
      "createdon",
      '["2024-05-15","2024-05-16T00:00:00Z"]',
      ["O'Brian", "OBryan", "Other"],
    ],
    ["NotBetween", "numberofemployees", '["6","3000"]', ["O'Brian"]],
  ])("%s of %s: %s", (name, property, values, expected) => {
    expect(accounts(call(name, property, `,PropertyValues=${values}`))).toEqual(expected);
  });
});

describe("multi-select choices", () => {
  const projects = (filter: string) =>
    kept(filter, undefined, "new_projectcollection", "new_name").sort();

  beforeAll(() => {
    service.insert("new_project", { new_name: "both", new_skills: "1,9" });
    service.insert("new_project", { new_name: "one", new_skills: "2" });
    service.insert("new_project", { new_name: "none" });
  });

  it.each([
    [call("ContainValues", "new_skills", ',PropertyValues=["9"]'), ["both"]],
    [call("ContainValues", "new_skills", ',PropertyValues=["1","2"]'), ["both", "one"]],
    [call("DoesNotContainValues", "new_skills", ',PropertyValues=["1"]'), ["one"]],
    ["new_skills eq '9, 1'", ["both"]],
    ["new_skills ne null", ["both", "one"]],
  ])("%s", (filter, expected) => {
    expect(projects(filter)).toEqual(expected);
  });

  it("refuses text functions on them", () => {
    expect(service.get("new_projectcollection?$filter=contains(new_skills,'1')").status).toBe(400);
  });
});

describe("identities", () => {
  const { administrator, engineer } = users;
  const usersBy = (filter: string, userId: string) =>
    kept(filter, userId, "systemusers", "systemuserid");

  it("means the caller by EqualUserId", () => {
    expect(usersBy(call("EqualUserId", "systemuserid"), engineer.id)).toEqual([engineer.id]);
    expect(usersBy(call("NotEqualUserId", "systemuserid"), engineer.id)).not.toContain(engineer.id);
  });

  it("means the caller's business unit by EqualBusinessId", () => {
    const emea = usersBy(call("EqualBusinessId", "businessunitid"), engineer.id);
    expect(emea.sort()).toEqual([engineer.id, users.manager.id].sort());
    expect(usersBy(call("NotEqualBusinessId", "businessunitid"), engineer.id)).toContain(
      administrator.id,
    );
    expect(
      kept(call("EqualBusinessId", "businessunitid"), engineer.id, "businessunits", "name"),
    ).toEqual([service.store.read("businessunit", businessUnits.emea)?.["name"]]);
  });

  it("means the caller's teams by EqualUserTeams", () => {
    const member = service.store.find("teammembership", { teamid: teams.tender })[0];
    const user = String(member?.["systemuserid"]);
    const owned = service.insert("account", {
      name: "Team's",
      ownerid: teams.tender,
      ownerid__table: "team",
    });
    const found = kept(call("EqualUserTeams", "ownerid"), user, "accounts", "accountid");
    expect(found).toEqual([owned]);
    const own = kept(call("EqualUserOrUserTeams", "ownerid"), user, "accounts", "accountid");
    expect(own).toContain(owned);
  });
});

describe("refusals", () => {
  const refusal = (filter: string) => {
    const answer = service.get(`accounts?$filter=${encodeURIComponent(filter)}`);
    return { status: answer.status, error: answer.json["error"] };
  };

  it("refuses not in front of them, near or far", () => {
    const expected = {
      status: 405,
      error: {
        code: "0x80060888",
        message: "Not operator along with the Custom Named Condition operators is not allowed",
      },
    };
    expect(refusal(`not ${call("Today", "createdon")}`)).toEqual(expected);
    expect(refusal(`not (name eq 'x' and ${call("Today", "createdon")})`)).toEqual(expected);
  });

  it("knows columns by their logical names only", () => {
    expect(refusal(call("In", "_ownerid_value", ',PropertyValues=["x"]'))).toEqual({
      status: 400,
      error: {
        code: "0x80041103",
        message:
          "'Account' entity doesn't contain attribute with Name = '_ownerid_value' and NameMapping = 'Logical'.",
      },
    });
  });

  it("says which value has the wrong type", () => {
    expect(refusal(call("In", "numberofemployees", ',PropertyValues=["many"]'))).toEqual({
      status: 400,
      error: {
        code: "0x80040203",
        message:
          "Condition for attribute 'numberofemployees': expected argument(s) of type 'System.Int32' but received 'System.String'.",
      },
    });
  });

  it("says that no column has the index full-text search needs", () => {
    expect(refusal(call("Contains", "name", ",PropertyValue='x'"))).toMatchObject({
      status: 400,
      error: {
        code: "0x80041120",
        message: "Unknown Condition Operator: Contains. FetchXml does not support it",
      },
    });
  });

  it.each([
    call("LastXDays", "createdon"),
    call("LastXDays", "createdon", ",PropertyValue='5 days'"),
    call("LastXDays", "createdon", ",PropertyValue='0'"),
    call("LastXDays", "createdon", ",PropertyValue=1.5"),
    call("LastXDays", "createdon", ",PropertyValue=0"),
    call("Today", "createdon", ",PropertyValue=5"),
    call("Today", "name"),
    call("LastXHours", "birthdate", ",PropertyValue=1"),
    call("On", "createdon", ",PropertyValue='soon'"),
    call("Between", "numberofemployees", ',PropertyValues=["5"]'),
    call("In", "name", ",PropertyValues=[]"),
    call("In", "name", ",PropertyValues='x'"),
    call("ContainValues", "name", ',PropertyValues=["1"]'),
    call("EqualUserId", "name"),
    "Microsoft.Dynamics.CRM.Nonsense(PropertyName='name')",
    "Microsoft.Dynamics.CRM.Today('createdon')",
    `Account_Tasks/any(t:${call("Today", "name")})`,
    call("InFiscalPeriodAndYear", "createdon", ",PropertyValue=1"),
    call("Under", "contactid", `,PropertyValue='${users.application.id}'`),
    call("Under", "accountid", ",PropertyValue='x'"),
  ])("%s", (filter) => {
    expect(refusal(filter).status).toBeGreaterThanOrEqual(400);
  });
});
