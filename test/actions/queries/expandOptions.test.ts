import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const entityType = "accounts";
const CONTACTS = "contact_customer_accounts";

const expanded = () =>
  bench
    .requests()
    .filter(({ url }) => url.includes("/accounts"))
    .map(({ url }) => new URL(url, "http://x").searchParams.get("$expand"));

/** What is asked for at last, from an environment that nothing is remembered of, and again. */
const sentFor = async (item: string): Promise<(string | null | undefined)[]> => {
  const sent: (string | null | undefined)[] = [];
  for (const isCold of [true, false]) {
    if (isCold) forgetAt(bench.sandbox.url);
    bench.sandbox.clearRequests();
    const inputs = { entityType, fieldNames: ["name"], expandPropertyNames: [item] };
    await bench.act("queryEntities", inputs);
    sent.push(expanded().at(-1));
  }
  return sent;
};

test.each([
  ["($filter=lastname = 'x' AND statecode eq 0)", "($filter=lastname eq 'x' and statecode eq 0)"],
  [
    "($filter=lastname like '%x%';$select=lastname)",
    "($filter=contains(lastname,'x');$select=lastname)",
  ],
  ["($filter=statecode eq 'Active';$top=2)", "($filter=statecode eq 0;$top=2)"],
  ["($filter=[Last Name] eq 'a;b')", "($filter=lastname eq 'a;b')"],
  ["($filter=parentcustomerid eq null)", "($filter=_parentcustomerid_value eq null)"],
  ["($filter=createdon ge '2024-01-01')", "($filter=createdon ge 2024-01-01T00:00:00Z)"],
  [
    "($select=Last Name,parentcustomerid;$orderby=Last Name desc,fullname)",
    "($select=lastname,_parentcustomerid_value;$orderby=lastname desc,fullname)",
  ],
  ["($select=parentcustomerid)", "($select=_parentcustomerid_value)"],
  [
    "($select=fullname;$expand=createdby($select=Full Name))",
    "($select=fullname;$expand=createdby($select=fullname))",
  ],
])("the options %s are sent as %s, cold and warm", async (given, right) => {
  const item = given.includes("createdby") ? "primarycontactid" : CONTACTS;
  expect(await sentFor(item + given)).toEqual([item + right, item + right]);
});

test.each([
  "($select=fullname,_parentcustomerid_value;$orderby=fullname desc;$top=2)",
  "($filter=lastname eq 'O''Brien' and statecode eq 0)",
  "($filter=contains(lastname,'a;b)c'))",
])("%s is right: one request, as it is", async (options) => {
  forgetAt(bench.sandbox.url);
  const inputs = { entityType, fieldNames: ["name"], expandPropertyNames: [CONTACTS + options] };
  await bench.act("queryEntities", inputs);
  expect(bench.requests()).toHaveLength(1);
  expect(expanded()).toEqual([CONTACTS + options]);
});

test("Get Entity and the time zone of a query go with it", async () => {
  const entityId = bench.sandbox.insert("account", { name: "Expanded" });
  const expandPropertyNames = [`${CONTACTS}($filter=[Last Name] == 'x')`];
  await bench.act("getEntity", { entityType, entityId, expandPropertyNames });
  expect(expanded().at(-1)).toBe(`${CONTACTS}($filter=lastname eq 'x')`);
  const inputs = { entityType, options: { timeZone: "Europe/Berlin" } };
  const dated = [`${CONTACTS}($filter=createdon ge 2024-07-01)`];
  await bench.act("queryEntities", { ...inputs, expandPropertyNames: dated });
  expect(expanded().at(-1)).toBe(`${CONTACTS}($filter=createdon ge 2024-06-30T22:00:00Z)`);
});

test.each([
  ["($filter=Last Name eq 'x')", "[Last Name] eq"],
  ["($filter=lastname eq)", "Nothing follows lastname eq"],
  ["($filter=statecode eq 'Dormant')", "Active (0)"],
  ["($filter=[Lst Name] eq 'x')", "no column Lst Name"],
  ["($select=Lastt Name,lastname)", '"Lastt Name" is no column of contact'],
])("%s is refused before it is sent", async (options, said) => {
  const inputs = { entityType, expandPropertyNames: [CONTACTS + options] };
  const error = await bench.failure("queryEntities", inputs);
  expect(error.name).toBe("InputError");
  expect(error.message).toMatch(/^Expand Property Name /);
  expect(error.message).toContain(said);
  expect(expanded()).toEqual([]);
});

test.each([true, false])(
  "cold %p: names that Dataverse refuses are told with the nearest",
  async (isCold) => {
    if (isCold) forgetAt(bench.sandbox.url);
    const options = "($select=lastnam;$orderby=fulname)";
    const inputs = { entityType, expandPropertyNames: [CONTACTS + options] };
    const { message } = await bench.failure("queryEntities", inputs);
    expect(message).toContain('"lastnam" is no column of contact; did you mean lastname?');
    expect(message).toContain('"fulname" is no column of contact; did you mean fullname?');
  },
);
