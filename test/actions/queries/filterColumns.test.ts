import type { RecordList } from "../../../src/client";
import { useCountingServer } from "../../support/countingServer";
import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ seed: "empty" });
const server = useCountingServer(bench);
const ACCOUNT = "aaaaaaaa-2222-4333-8444-555555555555";
const CONTACT = "cccccccc-2222-4333-8444-555555555555";
const EXTERNAL = "eeeeeeee-2222-4333-8444-555555555555";

/** A column of each type: its value in a row, the literal of it, and the words that people write for it. */
const columns = [
  ["new_name", "Apollo", "'Apollo'", "Apollo"],
  ["new_summary", "All of it", "'All of it'", "All of it"],
  ["new_number", 7, "7", "7"],
  ["new_ticks", 9_000_000_000, "9000000000", "9000000000"],
  ["new_hours", 12.5, "12.5", "12,5"],
  ["new_ratio", 0.25, "0.25", "0,25"],
  ["new_budget", 1000.5, "1000.5", "1000,5"],
  ["new_billable", 1, "true", "Billable"],
  ["new_phase", 100_000_002, "100000002", "Running"],
  ["new_risk", 727_000_001, "727000001", "medium"],
  ["new_skills", "1,4", "'1,4'", "Design; Legal"],
  ["new_kickoffon", "2024-01-31T08:30:00Z", "2024-01-31T08:30:00Z", "2024-01-31T08:30:00"],
  ["new_openson", "2024-01-31T08:30:00Z", "2024-01-31T08:30:00Z", "2024-01-31 08:30:00"],
  ["new_deadline", "2024-01-31", "2024-01-31", "31/01/2024"],
  ["new_externalid", EXTERNAL, EXTERNAL, `{${EXTERNAL.toUpperCase()}}`],
  ["statecode", 0, "0", "Active"],
  ["statuscode", 1, "1", "active"],
  ["new_accountid", ACCOUNT, ACCOUNT, "Litware"],
  ["new_sponsorid", CONTACT, CONTACT, "Ann Lee"],
  ["new_customerid", ACCOUNT, ACCOUNT, "account: Litware"],
] as const;

const LOOKUPS = new Set(["new_accountid", "new_sponsorid", "new_customerid"]);
const pathOf = (column: string) => (LOOKUPS.has(column) ? `_${column}_value` : column);
let row = "";

beforeAll(() => {
  const { sandbox } = bench;
  sandbox.insert("account", { accountid: ACCOUNT, name: "Litware" });
  sandbox.insert("contact", { contactid: CONTACT, firstname: "Ann", lastname: "Lee" });
  row = sandbox.insert("new_project", {
    ...Object.fromEntries(columns.map(([column, value]) => [column, value])),
    new_customerid__table: "account",
  });
});

const rows = async (filterExpression: string) => {
  const connection = bench.connection({ fields: { webApiUrl: server.url } });
  const { value } = await bench.act<RecordList>("queryEntities", {
    connection,
    entityType: "new_projectcollection",
    fieldNames: ["new_projectid"],
    filterExpression,
  });
  return value.map(({ new_projectid }) => new_projectid);
};

/** What is asked cold and warm, which differs by definitions alone. */
const asked = async (filter: string, found: readonly string[]) => {
  forgetAt(server.url);
  server.take();
  expect(await rows(filter)).toEqual(found);
  const cold = server.take();
  expect(await rows(filter)).toEqual(found);
  const warm = server.take();
  expect(warm).toEqual({ definitions: 0, others: cold.others });
  const url = cold.others.at(-1) ?? "";
  return { ...cold, condition: /\$filter=(.*)$/.exec(url)?.[1] };
};

describe.each(columns)("%s", (column, _, literal, words) => {
  const path = pathOf(column);
  const strict = `${path} eq ${literal}`;

  test("the literal is sent as it is, without asking for more", async () => {
    const { condition, others } = await asked(strict, [row]);
    expect(condition).toBe(strict);
    expect(others).toHaveLength(1);
  });

  test.each([
    [`${column} eq '${words}'`, strict],
    [`${column} = "${words}"`, strict],
    [`${column}==“${words}”`, strict],
    [`NOT (${column} != '${words}')`, `not (${path} ne ${literal})`],
  ])("%s", async (given, expected) => {
    expect((await asked(given, [row])).condition).toBe(expected);
  });

  test("no value, and one of several", async () => {
    expect((await asked(`${column} IS NULL`, [])).condition).toBe(`${path} eq null`);
    const { condition } = await asked(`${column} IN ('${words}','${words}')`, [row]);
    expect(condition).toMatch(/^Microsoft\.Dynamics\.CRM\.(?:In|ContainValues)\(/);
    await asked(`not (${column} in ('${words}','${words}'))`, []);
  });
});

test.each([
  ["new_name eq 'x' and createdon ge 2024-01-01", 1, "new_projectcollection"],
  ["new_number gt 5 and new_budget lt 10.5", 0, "new_projectcollection"],
  ["_new_accountid_value eq null", 0, "new_projectcollection"],
  ["createdon eq null", 0, "new_projectcollection"],
  [`accountid eq ${EXTERNAL}`, 0, "accounts"],
  ["name eq 'x' or telephone1 eq 'y'", 0, "accounts"],
  ["createdon ge 2024-01-01T00:00:00", 0, "new_projectcollection"],
  ["startswith(new_name,'x')", 0, "new_projectcollection"],
  ["startswith(new_name,'%41')", 1, "new_projectcollection"],
  ["contains(new_name,'x')", 1, "new_projectcollection"],
  ["primarycontactid/fullname eq 'x'", 0, "accounts"],
  ["Account_Tasks/any(t:t/subject = 'x')", 0, "accounts"],
])("%s: %d definitions are read before it", async (filterExpression, count, entityType) => {
  forgetAt(server.url);
  server.take();
  const connection = bench.connection({ fields: { webApiUrl: server.url } });
  const inputs = {
    connection,
    entityType: entityType ?? "new_projectcollection",
    filterExpression,
  };
  const key = "countEntities";
  await bench.act(key, inputs).catch(() => undefined);
  expect(server.take().definitions).toBe(count);
});
