import { languageOf } from "../../../sandbox/metadata/languages";
import { users } from "../../../sandbox/seed/identities";
import type { Row } from "../../../sandbox/types";
import { useFetch } from "./support";

const api = useFetch();

const samples: Row[] = [
  {
    new_name: "apple",
    new_number: 1,
    new_region: "Straße",
    new_billable: 1,
    new_phase: 100000001,
    new_skills: "1,9",
    new_hours: 1.5,
    new_budget: 100,
    new_ratio: 0.25,
    new_ticks: 9007199254740993n,
    new_deadline: "2024-05-15",
    new_kickoffon: "2024-05-15T09:30:00Z",
    new_externalid: "11111111-2222-3333-4444-555555555555",
    new_summary: "first",
  },
  {
    new_name: "Banana",
    new_number: 5,
    new_region: "50% [x]_y",
    new_billable: 0,
    new_phase: 100000002,
    new_skills: "1",
    new_hours: 20,
    new_budget: 2500.5,
    new_ratio: 3,
    new_ticks: 5,
    new_deadline: "2024-05-10",
    new_kickoffon: "2024-05-10T00:00:00Z",
  },
  {
    new_name: "Cherry",
    new_number: 9,
    new_region: "cherry",
    new_billable: null,
    new_phase: null,
    new_deadline: "2024-05-20",
    new_kickoffon: "2024-06-02T23:59:59Z",
    ownerid: users.salesperson.id,
    ownerid__table: "systemuser",
  },
  {
    new_name: "dough",
    new_billable: null,
    new_phase: null,
    new_kickoffon: "2021-01-01T00:00:00Z",
  },
];

beforeAll(() => {
  for (const row of samples) api.sandbox.insert("new_project", row);
});

/** First letters of the projects that a condition lets through, in their order. */
async function matches(condition: string, token?: string): Promise<string> {
  const { rows, status, text } = await api.fetch(
    "new_projectcollection",
    `<fetch><entity name="new_project"><attribute name="new_name"/><order attribute="new_name"/><filter>${condition}</filter></entity></fetch>`,
    token === undefined ? {} : { token },
  );
  if (status !== 200) throw new Error(text);
  return rows.map((row) => String(row["new_name"]).charAt(0).toLowerCase()).join("");
}

const one = (attribute: string, operator: string, value?: string) =>
  `<condition attribute="${attribute}" operator="${operator}"${value === undefined ? "" : ` value="${value}"`}/>`;
const many = (attribute: string, operator: string, ...values: (string | number)[]) =>
  `<condition attribute="${attribute}" operator="${operator}">${values.map((value) => `<value>${value}</value>`).join("")}</condition>`;

describe("comparison", () => {
  it.each([
    ["new_name", "eq", "APPLE", "a"],
    ["new_region", "eq", "STRASSE", "a"],
    ["new_name", "ne", "apple", "bcd"],
    ["new_number", "ne", "5", "acd"],
    ["new_number", "neq", "5", "acd"],
    ["new_number", "gt", "1", "bc"],
    ["new_number", "ge", "5", "bc"],
    ["new_number", "lt", " 5 ", "a"],
    ["new_number", "le", "5", "ab"],
    ["new_name", "gt", "banana", "cd"],
    ["new_name", "le", "BANANA", "ab"],
    ["new_billable", "eq", "1", "a"],
    ["new_billable", "eq", "true", "a"],
    ["new_billable", "ne", "1", "bcd"],
    ["new_billable", "eq", "False", "b"],
    ["new_hours", "eq", "1.5", "a"],
    ["new_budget", "ge", "2500.50", "b"],
    ["new_ratio", "lt", "0.5", "a"],
    ["new_ticks", "eq", "9007199254740993", "a"],
    ["new_ticks", "eq", "9007199254740992", ""],
    ["new_deadline", "eq", "2024-05-15", "a"],
    ["new_deadline", "eq", "2024-05-15T12:00:00", "a"],
    ["new_deadline", "gt", "2024-05-10", "ac"],
    ["new_kickoffon", "eq", "2024-05-15T11:30:00+02:00", "a"],
    ["new_kickoffon", "lt", "2024-05-15 09:30", "bd"],
    ["new_kickoffon", "le", "2024-05-15 09:30:00", "abd"],
    ["new_kickoffon", "gt", "2024-05-15", "ac"],
    ["new_externalid", "eq", "{11111111-2222-3333-4444-555555555555}", "a"],
    ["new_externalid", "eq", "11111111-2222-3333-4444-555555555555", "a"],
    ["statecode", "eq", "0", "abcd"],
    ["ownerid", "eq", users.salesperson.id.toUpperCase(), "c"],
  ])("%s %s %s: %s", async (attribute, operator, value, expected) => {
    expect(await matches(one(attribute, operator, value))).toBe(expected);
  });

  it("of choices goes by value, of sets by all members", async () => {
    expect(await matches(one("new_phase", "eq", "100000001"))).toBe("a");
    expect(await matches(one("new_phase", "gt", "100000001"))).toBe("b");
    expect(await matches(one("new_skills", "eq", "9, 1"))).toBe("a");
    expect(await matches(many("new_skills", "eq", 9, 1))).toBe("a");
    expect(await matches(one("new_skills", "ne", "1"))).toBe("acd");
  });

  it.each([
    ["new_number", "null", "d"],
    ["new_number", "not-null", "abc"],
    ["new_photo", "null", "abcd"],
  ])("%s %s: %s", async (attribute, operator, expected) => {
    expect(await matches(one(attribute, operator))).toBe(expected);
  });
});

describe("text", () => {
  it.each([
    ["like", "%an%", "b"],
    ["like", "banana", "b"],
    ["like", "an", ""],
    ["like", "_anana", "b"],
    ["like", "[a-b]%", "ab"],
    ["like", "[^a-b]%", "cd"],
    ["like", "%A", "b"],
    ["not-like", "%an%", "acd"],
    ["begins-with", "BAN", "b"],
    ["begins-with", "%rr", "c"],
    ["not-begin-with", "a", "bcd"],
    ["ends-with", "rry", "c"],
    ["not-end-with", "rry", "abd"],
  ])("new_name %s %s: %s", async (operator, value, expected) => {
    expect(await matches(one("new_name", operator, value))).toBe(expected);
  });

  it.each([
    ["like", "%strasse%", "a"],
    ["like", "50[%] [[]x]%", "b"],
    ["like", "50% *", ""],
    ["not-like", "c%", "abd"],
    ["eq", "", ""],
  ])("new_region %s %s: %s", async (operator, value, expected) => {
    expect(await matches(one("new_region", operator, value))).toBe(expected);
  });

  it("may be long text", async () => {
    expect(await matches(one("new_summary", "like", "f_rst"))).toBe("a");
  });
});

describe("several values", () => {
  it.each([
    [many("new_number", "in", 1, 9), "ac"],
    [many("new_number", "not-in", 1, 9), "b"],
    [many("new_name", "in", "APPLE", "cherry", "x"), "ac"],
    [one("new_number", "in", "5"), "b"],
    [many("new_number", "between", 5, 9), "bc"],
    [many("new_number", "not-between", 5, 9), "a"],
    [many("new_kickoffon", "between", "2024-05-10", "2024-05-15T09:30:00Z"), "ab"],
    [many("new_deadline", "not-between", "2024-05-11", "2024-05-16"), "bc"],
    [many("ownerid", "in", `{${users.salesperson.id}}`), "c"],
  ])("%s: %s", async (condition, expected) => {
    expect(await matches(condition)).toBe(expected);
  });

  it("of sets of choices", async () => {
    expect(await matches(many("new_skills", "contain-values", 9))).toBe("a");
    expect(await matches(many("new_skills", "contain-values", 9, 1))).toBe("ab");
    expect(await matches(many("new_skills", "not-contain-values", 9))).toBe("b");
  });
});

describe("dates, asked on Wednesday 15 May 2024 at 10:30", () => {
  it.each([
    ["today", undefined, "a"],
    ["yesterday", undefined, ""],
    ["tomorrow", undefined, ""],
    ["last-seven-days", undefined, "ab"],
    ["next-seven-days", undefined, ""],
    ["last-week", undefined, "b"],
    ["this-week", undefined, "a"],
    ["next-week", undefined, ""],
    ["last-month", undefined, ""],
    ["this-month", undefined, "ab"],
    ["next-month", undefined, "c"],
    ["last-year", undefined, ""],
    ["this-year", undefined, "abc"],
    ["next-year", undefined, ""],
    ["on", "2024-05-10", "b"],
    ["on", "2024-05-10T23:00:00Z", "b"],
    ["on-or-before", "2024-05-10", "bd"],
    ["on-or-after", "2024-05-15", "ac"],
    ["last-x-hours", "1", "a"],
    ["next-x-hours", "24", ""],
    ["last-x-days", "5", "ab"],
    ["next-x-days", "18", "c"],
    ["next-x-days", "17", ""],
    ["last-x-weeks", "1", "ab"],
    ["next-x-weeks", "3", "c"],
    ["last-x-months", "1", "ab"],
    ["next-x-months", "1", "c"],
    ["last-x-years", "4", "abd"],
    ["next-x-years", "1", "c"],
    ["olderthan-x-minutes", "60", "bd"],
    ["olderthan-x-minutes", "59", "abd"],
    ["olderthan-x-hours", "2", "bd"],
    ["olderthan-x-days", "5", "d"],
    ["olderthan-x-weeks", "1", "d"],
    ["olderthan-x-months", "1", "d"],
    ["olderthan-x-years", "3", "d"],
    ["olderthan-x-years", "4", ""],
  ])("new_kickoffon %s %s: %s", async (operator, value, expected) => {
    expect(await matches(one("new_kickoffon", operator, value))).toBe(expected);
  });

  it.each([
    ["today", undefined, "a"],
    ["next-seven-days", undefined, "c"],
    ["on-or-after", "2024-05-15", "ac"],
    ["last-x-days", "5", "ab"],
    ["olderthan-x-days", "1", "b"],
  ])("new_deadline %s %s: %s", async (operator, value, expected) => {
    expect(await matches(one("new_deadline", operator, value))).toBe(expected);
  });

  it.each(["last-x-hours", "next-x-hours", "olderthan-x-hours", "olderthan-x-minutes"])(
    "%s means nothing to a date without time",
    async (operator) => {
      const xml = `<fetch><entity name="new_project"><filter>${one("new_deadline", operator, "1")}</filter></entity></fetch>`;
      expect((await api.fetch("new_projectcollection", xml)).error.code).toBe("0x80041120");
    },
  );
});

describe("who asks", () => {
  let token = "";
  beforeAll(() => {
    const { store } = api.sandbox;
    const userId = String(store.find("new_project", { new_name: "apple" })[0]?.["ownerid"]);
    const [membership] = store.find("teammembership", { systemuserid: userId });
    const dough = String(store.find("new_project", { new_name: "dough" })[0]?.["new_projectid"]);
    const teamid = membership?.["teamid"] ?? null;
    store.update("new_project", dough, { ownerid: teamid, ownerid__table: "team" });
    token = api.sandbox.issueToken({ userId });
  });

  it.each([
    ["eq-userid", "ab"],
    ["ne-userid", "cd"],
    ["eq-userteams", "d"],
    ["eq-useroruserteams", "abd"],
  ])("ownerid %s: %s", async (operator, expected) => {
    expect(await matches(one("ownerid", operator), token)).toBe(expected);
  });

  it.each(["ne-userid", "ne-businessid"])("is not in an empty lookup: %s", async (operator) => {
    expect(await matches(one("createdonbehalfby", operator))).toBe("abcd");
  });

  it("belongs to a business unit", async () => {
    expect(await matches(one("owningbusinessunit", "eq-businessid"))).toBe("abcd");
    expect(await matches(one("owningbusinessunit", "ne-businessid"))).toBe("");
  });

  it("speaks a language", async () => {
    const { store } = api.sandbox;
    const language = languageOf(store, users.application.id);
    const id = String(store.find("new_project", { new_name: "dough" })[0]?.["new_projectid"]);
    store.update("new_project", id, { new_number: language });
    expect(await matches(one("new_number", "eq-userlanguage"))).toBe("d");
    store.update("new_project", id, { new_number: null });
  });
});

describe("operators that do not fit", () => {
  it.each([
    [one("new_name", "equals", "x"), "0x80041120"],
    [one("new_name", "EQ", "x"), "0x80041120"],
    [one("new_name", "today"), "0x80041120"],
    [one("new_number", "like", "1%"), "0x80041120"],
    [one("new_externalid", "gt", "11111111-2222-3333-4444-555555555555"), "0x80041120"],
    [one("new_billable", "lt", "1"), "0x80041120"],
    [one("new_photo", "eq", "x"), "0x80041120"],
    [one("new_name", "eq-userid"), "0x80041120"],
    [many("new_name", "between", "a", "b"), "0x80041120"],
    [many("new_phase", "contain-values", 1), "0x80041120"],
    [many("new_skills", "in", 1), "0x80041120"],
    [one("new_name", "eq-userlanguage"), "0x80041120"],
    [one("new_number", "eq", "one"), "0x80040203"],
    [one("new_number", "eq", ""), "0x80040203"],
    [one("new_billable", "eq", "yes"), "0x80040203"],
    [one("new_externalid", "eq", "1111"), "0x80040203"],
    [one("new_kickoffon", "eq", "yesterday"), "0x80040203"],
    [one("new_kickoffon", "on", "15.05.2024"), "0x80040203"],
    [one("new_kickoffon", "last-x-days", "0"), "0x80040203"],
    [one("new_kickoffon", "last-x-days", "1.5"), "0x80040203"],
    [one("new_kickoffon", "last-x-years", "100000"), "0x80040203"],
    [one("new_skills", "eq", "one"), "0x80040203"],
  ])("%s: %s", async (condition, code) => {
    const xml = `<fetch><entity name="new_project"><filter>${condition}</filter></entity></fetch>`;
    const { status, error } = await api.fetch("new_projectcollection", xml);
    expect([status, error.code]).toEqual([400, code]);
  });

  it.each([
    [one("new_number", "eq"), "Equal requires 1 value/s, not 0"],
    [many("new_number", "eq", 1, 2), "Equal requires 1 value/s, not 2"],
    [one("new_number", "null", "1"), "Null requires 0 value/s, not 1"],
    [many("new_number", "between", 1), "Between requires 2 value/s, not 1"],
    [one("new_kickoffon", "today", "1"), "Today requires 0 value/s, not 1"],
    [one("new_kickoffon", "last-x-days"), "LastXDays requires 1 value/s, not 0"],
    [many("new_number", "in"), "In requires 1 value/s, not 0"],
  ])("%s: %s", async (condition, expected) => {
    const xml = `<fetch><entity name="new_project"><filter>${condition}</filter></entity></fetch>`;
    const { error } = await api.fetch("new_projectcollection", xml);
    expect(error).toEqual({
      code: "0x80040203",
      message: expect.stringContaining(`The ConditionOperator.${expected}. Parameter name: new_`),
    });
  });

  it.each(
    (
      "this-fiscal-year this-fiscal-period next-fiscal-year next-fiscal-period last-fiscal-year " +
      "last-fiscal-period last-x-fiscal-years last-x-fiscal-periods next-x-fiscal-years " +
      "next-x-fiscal-periods in-fiscal-year in-fiscal-period in-fiscal-period-and-year " +
      "in-or-before-fiscal-period-and-year in-or-after-fiscal-period-and-year under eq-or-under " +
      "not-under above eq-or-above eq-useroruserhierarchy eq-useroruserhierarchyandteams"
    ).split(" "),
  )("%s fits no text", async (operator) => {
    const xml = `<fetch><entity name="new_project"><filter>${one("new_name", operator, "1")}</filter></entity></fetch>`;
    const { status, error } = await api.fetch("new_projectcollection", xml);
    expect([status, error.code]).toEqual([400, "0x80041120"]);
  });
});

describe("filters", () => {
  const a = one("new_number", "eq", "1");
  const b = one("new_number", "eq", "5");
  it.each([
    [`<filter type="or">${a}${b}</filter>`, "ab"],
    [`<filter type="and">${a}${b}</filter>`, ""],
    [
      `<filter type="or">${a}<filter>${b}${one("new_name", "eq", "Banana")}</filter></filter>`,
      "ab",
    ],
    ['<filter type="or"/>', "abcd"],
    [`<filter type="or"><filter/></filter>${a}`, "a"],
  ])("%s: %s", async (inside, expected) => {
    expect(await matches(inside)).toBe(expected);
  });

  it("of one element hold together", async () => {
    const { rows } = await api.fetch(
      "new_projectcollection",
      `<fetch><entity name="new_project"><filter>${one("new_number", "gt", "1")}</filter><filter>${one("new_number", "lt", "9")}</filter></entity></fetch>`,
    );
    expect(rows).toHaveLength(1);
  });
});

describe("valueof", () => {
  it.each([
    ["eq", "c"],
    ["ne", "abd"],
    ["gt", "b"],
    ["lt", "a"],
  ])("new_name %s new_region: %s", async (operator, expected) => {
    const condition = `<condition attribute="new_name" operator="${operator}" valueof="new_region"/>`;
    expect(await matches(condition)).toBe(expected);
  });

  it.each([
    ['<condition attribute="new_name" operator="eq" valueof="new_number"/>', "0x80041106"],
    ['<condition attribute="new_name" operator="like" valueof="new_region"/>', "0x80041106"],
    ['<condition attribute="new_name" operator="eq" valueof="nothing"/>', "0x80041103"],
    ['<condition attribute="new_name" operator="eq" valueof="x.new_name"/>', "0x8004110a"],
    ['<condition attribute="new_hours" operator="eq" valueof="new_hours + 1"/>', "0x80041103"],
    ['<condition attribute="ownerid" operator="gt" valueof="createdby"/>', "0x80041106"],
  ])("%s: %s", async (condition, code) => {
    const xml = `<fetch><entity name="new_project"><filter>${condition}</filter></entity></fetch>`;
    expect((await api.fetch("new_projectcollection", xml)).error.code).toBe(code);
  });
});
