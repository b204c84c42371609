import type { DataverseRecord } from "../../../src/client";
import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useClock } from "../../triggers/clock";
import { recurrence } from "../../triggers/poller";

const clock = useClock("2026-05-04T08:00:00Z");
const bench = useSandbox({ seed: "empty", clock: clock.now });
const polling = recurrence(bench);

const entityType = "new_projectcollection";
const fieldMap = {
  title: "new_name",
  "Project Code": "new_code",
  tier: { column: "new_phase", values: { Gold: 100000001, Silver: "Running", None: null } },
  tags: { column: "new_skills", values: { design: 1, words: 9 } },
  office: { column: "new_accountid", values: { HQ: "00000000-0000-4000-8000-00000000000a" } },
  company: "new_CustomerId_account",
  due: { column: "new_deadline", values: { "Q1 end": "2026-03-31" } },
  region: { column: "new_region", values: { north: "N'1" } },
  __proto__x: "new_number",
  new_summary: "new_website",
};

/** The condition that is sent for a filter, whether or not the definition is remembered. */
const sentFor = async (filterExpression: string): Promise<string | undefined> => {
  const sent: (string | null)[] = [];
  for (const isCold of [true, false]) {
    if (isCold) forgetAt(bench.sandbox.url);
    bench.sandbox.clearRequests();
    await bench.act("queryEntities", { entityType, fieldMap, filterExpression });
    const url = bench.requests().find((each) => each.url.includes(`${entityType}?`))?.url ?? "";
    sent.push(new URL(url, "http://x").searchParams.get("$filter"));
  }
  expect(new Set(sent).size).toBe(1);
  return sent[0] ?? undefined;
};

beforeAll(() => {
  bench.sandbox.insert("account", {
    accountid: "00000000-0000-4000-8000-00000000000a",
    name: "Litware",
  });
});

test.each([
  ["title eq 'P'", "new_name eq 'P'"],
  ["[Project Code] eq 'P' or title eq null", "new_code eq 'P' or new_name eq null"],
  ["contains(title,'Gold')", "contains(new_name,'Gold')"],
  ["tier eq 'gold'", "new_phase eq 100000001"],
  ["not (tier = 'Silver')", "not (new_phase eq 100000002)"],
  ["tier ne 'None'", "new_phase ne null"],
  [
    "tier in ('Gold','Silver')",
    "Microsoft.Dynamics.CRM.In(PropertyName='new_phase',PropertyValues=['100000001','100000002'])",
  ],
  [
    "contains(tags,'words')",
    "Microsoft.Dynamics.CRM.ContainValues(PropertyName='new_skills',PropertyValues=['9'])",
  ],
  ["tags eq 'design, words'", "new_skills eq '1,9'"],
  ["office eq 'HQ'", "_new_accountid_value eq 00000000-0000-4000-8000-00000000000a"],
  ["company eq 'Litware'", "_new_customerid_value eq 00000000-0000-4000-8000-00000000000a"],
  ["due le 'Q1 end'", "new_deadline le 2026-03-31"],
  ["region eq 'North'", "new_region eq 'N''1'"],
  ["__proto__x gt 5", "new_number gt 5"],
  ["new_summary eq 'x'", "new_website eq 'x'"],
  ["new_accountid/name eq 'title'", "new_AccountId/name eq 'title'"],
  ["new_code eq title", "new_code eq new_name"],
  [
    "Microsoft.Dynamics.CRM.In(PropertyName='tier',PropertyValues=['Gold'])",
    "Microsoft.Dynamics.CRM.In(PropertyName='new_phase',PropertyValues=['100000001'])",
  ],
])("the filter %s is sent as %s", async (given, sent) => {
  expect(await sentFor(given)).toBe(sent);
});

test("a value that the map does not have is refused with those that it has", async () => {
  const inputs = { entityType, fieldMap, filterExpression: "tier eq 'Bronze'" };
  const { message } = await bench.failure("queryEntities", inputs);
  expect(message).toMatch(/tier \(new_phase\).*"Bronze".*"Gold", "Silver"/);
});

test("Order By, Field Name and a pasted query name fields, too", async () => {
  for (const name of ["b", "a"]) bench.sandbox.insert("new_project", { new_name: name });
  const list = (inputs: object) =>
    bench.act<{ value: DataverseRecord[] }>("queryEntities", { entityType, ...inputs });
  const map = { title: "new_name", office: "new_accountid" };
  const inputs = { orderByFieldNames: ["title desc", "office"], fieldNames: ["title, office"] };
  const { value } = await list({ fieldMap: map, ...inputs });
  expect(value.map((row) => row["new_name"])).toEqual(["b", "a"]);
  expect(value[0]).toHaveProperty("_new_accountid_value");
  const [request] = bench.requests().slice(-1);
  expect(decodeURIComponent(request?.url ?? "")).toContain(
    "$select=new_name,_new_accountid_value&$orderby=new_name desc,_new_accountid_value",
  );
  const filterExpression = "?$filter=title eq 'a'&$orderby=title&$select=title";
  const pasted = await list({ fieldMap: { title: "new_name" }, filterExpression });
  expect(pasted.value.map((row) => row["new_name"])).toEqual(["a"]);
});

test("New and Updated Records polls by a filter in the app's words", async () => {
  const inputs = { entityType, fieldMap, filterExpression: "title eq 'Wanted'" };
  await polling.run(inputs);
  clock.later(60);
  for (const name of ["Wanted", "Other"]) bench.sandbox.insert("new_project", { new_name: name });
  clock.later(600);
  const { created } = await polling.run(inputs);
  expect(created).toEqual([
    expect.objectContaining({ mapped: expect.objectContaining({ title: "Wanted" }) as unknown }),
  ]);
});
