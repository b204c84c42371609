import { currencies } from "../../../sandbox/seed/identities";
import { fill, openService, root, type Service } from "./service";

let service: Service;
let rich: string;

const prefer = 'odata.include-annotations="*"';
const text = "@OData.Community.Display.V1.FormattedValue";

beforeAll(async () => {
  service = await openService();
  const { insert } = service;
  rich = insert("contact", { firstname: "Maria" });
  const money = { transactioncurrencyid: currencies.usd };
  insert("account", {
    name: "a",
    revenue: 10000,
    numberofemployees: 5,
    primarycontactid: rich,
    address1_stateorprovince: "WA",
    ...money,
  });
  insert("account", {
    name: "A",
    revenue: 70000.25,
    numberofemployees: 6,
    primarycontactid: rich,
    address1_stateorprovince: "wa",
    ...money,
  });
  insert("account", {
    name: "b",
    revenue: null,
    statecode: 1,
    statuscode: 2,
    createdon: "2023-03-25T17:42:47Z",
  });
});

afterAll(() => service.store.close());

const rows = (apply: string, prefer_ = "") =>
  service.get(`accounts?$apply=${encodeURIComponent(apply)}`, { prefer: prefer_ }).json.value;
const refusal = (query: string) => {
  const { status, json } = service.get(`accounts?${query}`);
  return { status, error: json["error"] };
};

describe("$apply", () => {
  it("aggregates all rows, sums and averages with nine decimals", () => {
    const answer = service.get(
      "accounts?$apply=aggregate(revenue with sum as total,revenue with average as mean)",
      { prefer },
    );
    expect(answer.text).toBe(
      `{"@odata.context":"${root}$metadata#accounts","value":[{"total${text}":"$80,000.25","total":80000.250000000,"mean${text}":"$40,000.13","mean":40000.125000000}]}`,
    );
  });

  it("groups, with no ETag and no key, group keys before what was aggregated", () => {
    expect(rows("groupby((statuscode),aggregate($count as count))", prefer)).toEqual([
      { [`statuscode${text}`]: "Active", statuscode: 1, [`count${text}`]: "2", count: 2 },
      { [`statuscode${text}`]: "Inactive", statuscode: 2, [`count${text}`]: "1", count: 1 },
    ]);
  });

  it("groups by a related column under its table's name, leaving null keys and sums out", () => {
    expect(
      rows("groupby((primarycontactid/fullname),aggregate(revenue with sum as total))"),
    ).toEqual([{}, { total: 80000.25, contact_fullname: "Maria" }]);
  });

  it("groups by a lookup's value and by a column of the same name behind it", () => {
    expect(rows("groupby((_primarycontactid_value))", prefer)).toEqual([
      {},
      { [`_primarycontactid_value${text}`]: "Maria", _primarycontactid_value: rich },
    ]);
    expect(rows("groupby((createdby/fullname,modifiedby/jobtitle))")).toEqual([
      { systemuser_fullname: "Jane Reyes" },
    ]);
  });

  it("takes text for the same whatever its letter case, and filters first", () => {
    const found = rows(
      "filter(address1_stateorprovince eq 'WA')/groupby((name),aggregate($count as n))",
    );
    expect(found).toEqual([{ name: expect.stringMatching(/^a$/i), n: 2 }]);
  });

  it("knows minimum and maximum of numbers and dates", () => {
    const apply =
      "aggregate(createdon with min as first,numberofemployees with max as most,numberofemployees with average as mean,revenue with max as top)";
    expect(rows(apply, prefer)).toEqual([
      {
        [`first${text}`]: "3/25/2023 5:42 PM",
        first: "2023-03-25T17:42:47Z",
        [`most${text}`]: "6",
        most: 6,
        [`mean${text}`]: "5",
        mean: 5,
        [`top${text}`]: "$70,000.25",
        top: 70000.25,
      },
    ]);
  });

  it("gives distinct combinations", () => {
    expect(rows("groupby((statecode,statuscode))")).toEqual([
      { statecode: 0, statuscode: 1 },
      { statecode: 1, statuscode: 2 },
    ]);
  });

  it("stops at 50,000 rows", () => {
    fill(service.store, "lead", 50_000);
    expect(service.get("leads?$apply=aggregate($count as n)").json.value).toEqual([{ n: 50_000 }]);
    service.insert("lead", { subject: "one more" });
    expect(service.get("leads?$apply=aggregate($count as n)")).toMatchObject({
      status: 400,
      json: {
        error: {
          code: "0x8004E023",
          message: "The maximum record limit is exceeded. Reduce the number of records.",
        },
      },
    });
    const filtered = "leads?$apply=filter(subject eq 'one more')/aggregate($count as n)";
    expect(service.get(filtered).json.value).toEqual([{ n: 1 }]);
  });

  it("refuses to be ordered by what was aggregated", () => {
    expect(refusal("$apply=groupby((name),aggregate($count as n))&$orderby=n")).toMatchObject({
      status: 501,
      error: { message: "The query node SingleValueOpenPropertyAccess is not supported" },
    });
  });

  it.each([
    "$apply=groupby((createdon))",
    "$apply=groupby((name))&$filter=name eq 'a'",
    "$apply=groupby((name))&$top=1",
    "$apply=groupby((name))/filter(name eq 'a')",
    "$apply=groupby((name),groupby((sic)))",
    "$apply=filter(name eq 'a')",
    "$apply=filter(name eq 'a')/filter(name eq 'b')/groupby((name))",
    "$apply=aggregate(name with sum as x)",
    "$apply=aggregate(name with countdistinct as x)",
    "$apply=aggregate(createdon with sum as x)",
    "$apply=aggregate(revenue with sum as x,revenue with min as x)",
    "$apply=aggregate(revenue with sum)",
    "$apply=aggregate(Revenue with sum as x)",
    "$apply=groupby((Name))",
    "$apply=groupby((primarycontactid))",
    "$apply=groupby((primarycontactid/createdby/fullname))",
    "$apply=topcount(2,revenue)",
    "$apply=identity",
    "$apply=compute(revenue mul 2 as x)",
  ])("refuses %s", (query) => {
    expect(refusal(query).status).toBeGreaterThanOrEqual(400);
  });
});
