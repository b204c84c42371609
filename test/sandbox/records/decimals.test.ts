import fc from "fast-check";
import { compareDecimals } from "../../../sandbox/decimals/arithmetic";
import { plainDigits } from "../../../sandbox/decimals/digits";
import { decimalKey, decimalOf } from "../../../sandbox/store/decimalKey";
import { useApi } from "../support/api";

const api = useApi();
const set = "new_projectcollection";
const amounts = ["922337203685476.57", "922337203685476.58", "922337203685476.59"];

beforeAll(async () => {
  for (const amount of amounts) {
    const body = `{"new_name":"${amount}","new_budget":${amount}}`;
    const { status } = await api.send("POST", set, { body });
    expect(status).toBe(204);
  }
});

async function names(query: string): Promise<string[]> {
  const { body } = await api.send("GET", `${set}?$select=new_name&${query}`);
  return (body["value"] as { new_name: string }[]).map(({ new_name }) => new_name);
}

it("reads amounts beyond 15 digits back digit by digit", async () => {
  const { text } = await api.send("GET", `${set}?$select=new_budget&$orderby=new_budget`);
  for (const amount of amounts) expect(text).toContain(`"new_budget":${amount}00`);
});

it("tells neighbours apart in filters and orders them, over pages too", async () => {
  expect(await names(`$filter=new_budget eq ${amounts[1]}`)).toEqual([amounts[1]]);
  expect(await names(`$filter=new_budget gt ${amounts[0]}&$orderby=new_budget desc`)).toEqual([
    amounts[2],
    amounts[1],
  ]);
  const between = `Microsoft.Dynamics.CRM.Between(PropertyName='new_budget',PropertyValues=['${amounts[1]}','${amounts[1]}'])`;
  expect(await names(`$filter=${between}`)).toEqual([amounts[1]]);
  const seen: unknown[] = [];
  let url: string | undefined = `${set}?$select=new_name&$orderby=new_budget`;
  while (url !== undefined) {
    const headers = { Prefer: "odata.maxpagesize=1" };
    const { body } = await api.send("GET", url, { headers });
    seen.push(...(body["value"] as { new_name: string }[]).map(({ new_name }) => new_name));
    const next = body["@odata.nextLink"] as string | undefined;
    url = next?.slice(api.sandbox.url.length);
  }
  expect(seen).toEqual(amounts);
});

it("adds up, averages and finds extremes to the last digit", async () => {
  const list = ["sum as total", "average as mean", "min as least", "max as most"];
  const aggregates = list.map((one) => `new_budget with ${one}`).join(",");
  const { text } = await api.send("GET", `${set}?$apply=aggregate(${aggregates})`);
  expect(text).toContain('"total":2767011611056429.740000000');
  expect(text).toContain('"mean":922337203685476.580000000');
  expect(text).toContain('"least":922337203685476.5700');
  expect(text).toContain('"most":922337203685476.5900');
  const columns = ["sum", "avg"].map(
    (name) => `<attribute name="new_budget" alias="${name}" aggregate="${name}"/>`,
  );
  const xml = `<fetch aggregate="true"><entity name="new_project">${columns.join("")}</entity></fetch>`;
  const fetched = await api.send("GET", `${set}?fetchXml=${encodeURIComponent(xml)}`);
  expect(fetched.text).toContain('"sum":2767011611056429.74');
  expect(fetched.text).toContain('"avg":922337203685476.58');
});

it("formats long amounts digit by digit", async () => {
  const headers = { Prefer: 'odata.include-annotations="*"' };
  const query = `${set}?$select=new_budget&$filter=new_budget eq ${amounts[2]}`;
  const { text } = await api.send("GET", query, { headers });
  expect(text).toContain('"$922,337,203,685,476.59"');
});

it("rounds to the column's decimals by the digits as written", async () => {
  const id = await api.create(set, { new_name: "halves" });
  await api.send("PATCH", `${set}(${id})`, { body: '{"new_budget":1.005,"new_hours":-2.675}' });
  const { text } = await api.send("GET", `${set}(${id})?$select=new_budget,new_hours`);
  expect(text).toContain('"new_budget":1.0100');
  expect(text).toContain('"new_hours":-2.68');
  await api.send("DELETE", `${set}(${id})`);
});

it("refuses what is beyond a column's bounds by the last digit", async () => {
  const body = '{"new_budget":922337203685477.0001}';
  const { status, error } = await api.send("POST", set, { body });
  expect([status, error.code]).toEqual([400, "0x80044330"]);
});

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 8, max: 20 }))
  .map(([digits, places]) => {
    const text = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
    const sign = digits < 0n ? "-" : "";
    return `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
  });

it("stores keys that sort as the numbers do and lead back to all digits", () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      const order = Math.sign(Buffer.compare(decimalKey(a), decimalKey(b)));
      expect(order).toBe(compareDecimals(a, b));
      expect(plainDigits(String(decimalOf(decimalKey(a))))).toBe(plainDigits(a));
    }),
  );
});
