import { randomUUID } from "node:crypto";
import { attributeName, crm, formattedValue, useFetch } from "./support";

const api = useFetch();

/** The accounts of Microsoft's example, with the day each was created on. */
const example = [
  [null, "Example Account", null, "2023-08-27"],
  [1500, "Contoso Pharmaceuticals (sample)", "Redmond", "2023-03-25"],
  [2700, "Fabrikam, Inc. (sample)", "Lynnwood", "2023-03-25"],
  [2900, "Blue Yonder Airlines (sample)", "Los Angeles", "2023-03-25"],
  [2900, "City Power & Light (sample)", "REDMOND", "2023-03-25"],
  [3900, "Coho Winery (sample)", "Phoenix", "2023-03-25"],
  [4300, "Adventure Works (sample)", "Santa Cruz", "2023-03-25"],
  [4800, "Alpine Ski House (sample)", "Missoula", "2023-03-25"],
  [6000, "Litware, Inc. (sample)", "Dallas", "2023-03-25"],
  [6200, "A. Datum Corporation (sample)", "Redmond", "2023-03-25"],
] as const;

beforeAll(() => {
  const { insert } = api.sandbox;
  const contact = insert("contact", { firstname: "Ann" });
  for (const [numberofemployees, name, address1_city, day] of example) {
    insert("account", {
      name,
      numberofemployees,
      address1_city,
      revenue: numberofemployees && numberofemployees * 10.25,
      createdon: `${day}T17:42:00Z`,
      primarycontactid: name.startsWith("C") ? contact : null,
      industrycode: name.startsWith("A") ? 2 : null,
    });
  }
});

const aggregate = (inside: string, attributes = "", annotations: string | null = null) =>
  api.fetch(
    "accounts",
    `<fetch aggregate="true" ${attributes}><entity name="account">${inside}</entity></fetch>`,
    { annotations },
  );
const of = (name: string, alias: string, more: string) =>
  `<attribute name="${name}" alias="${alias}" ${more}/>`;
const count = of("accountid", "n", 'aggregate="count"');

describe("aggregates", () => {
  it("are what Microsoft's example says", async () => {
    const employees = (alias: string, more: string) => of("numberofemployees", alias, more);
    const { rows, body } = await aggregate(
      employees("Average", 'aggregate="avg"') +
        employees("Count", 'aggregate="count"') +
        employees("ColumnCount", 'aggregate="countcolumn"') +
        employees("Distinct", 'aggregate="countcolumn" distinct="true"') +
        employees("Maximum", 'aggregate="max"') +
        employees("Minimum", 'aggregate="min"') +
        employees("Sum", 'aggregate="sum"'),
    );
    expect(rows).toEqual([
      {
        Average: 3911,
        Count: 10,
        ColumnCount: 9,
        Distinct: 8,
        Maximum: 6200,
        Minimum: 1500,
        Sum: 35200,
      },
    ]);
    expect(body["@odata.context"]).toBe(`${api.sandbox.url}/api/data/v9.2/$metadata#accounts`);
  });

  it("of groups come in the order of an alias, text alike in whatever case", async () => {
    const { rows } = await aggregate(
      of("numberofemployees", "Total", 'aggregate="sum"') +
        of("address1_city", "Count", 'aggregate="count"') +
        of("address1_city", "City", 'groupby="true"') +
        '<order alias="City"/>',
    );
    const shown = rows.map(({ Total, Count, City }) => [
      Total,
      Count,
      City === undefined ? City : String(City).toLowerCase(),
    ]);
    expect(shown).toEqual([
      [0, 1, undefined],
      [6000, 1, "dallas"],
      [2900, 1, "los angeles"],
      [2700, 1, "lynnwood"],
      [4800, 1, "missoula"],
      [3900, 1, "phoenix"],
      [10600, 3, "redmond"],
      [4300, 1, "santa cruz"],
    ]);
  });

  it("count different texts without regard to case", async () => {
    const { rows } = await aggregate(
      of("address1_city", "n", 'aggregate="countcolumn" distinct="1"'),
    );
    expect(rows).toEqual([{ n: 7 }]);
  });

  it("are grouped by parts of dates", async () => {
    const part = (name: string) =>
      of("createdon", name, `groupby="true" dategrouping="${name}" usertimezone="false"`);
    const { rows } = await aggregate(
      of("numberofemployees", "total", 'aggregate="sum"') +
        ["day", "week", "month", "quarter", "year"].map(part).join("") +
        '<order alias="month"/>',
    );
    expect(rows).toEqual([
      { total: 35200, day: 25, week: 12, month: 3, quarter: 1, year: 2023 },
      { total: 0, day: 27, week: 35, month: 8, quarter: 3, year: 2023 },
    ]);
  });

  it("know the least and the greatest date, and money", async () => {
    const { rows } = await aggregate(
      of("createdon", "first", 'aggregate="min"') +
        of("createdon", "last", 'aggregate="max"') +
        of("revenue", "sum", 'aggregate="sum"') +
        of("revenue", "avg", 'aggregate="avg"'),
      "",
      formattedValue,
    );
    expect(rows[0]).toMatchObject({
      first: "2023-03-25T17:42:00Z",
      [`last@${formattedValue}`]: "8/27/2023 5:42 PM",
      sum: 360_800,
      [`sum@${formattedValue}`]: "$360,800.00",
    });
    expect(rows[0]?.["avg"]).toBeCloseTo(40_088.889, 3);
  });

  it("are made over joined rows, grouped and ordered inside of links", async () => {
    const { rows } = await aggregate(
      `${of("numberofemployees", "total", 'aggregate="sum"')}<link-entity name="contact" from="contactid" to="primarycontactid" link-type="outer">${of("firstname", "who", 'groupby="true"')}<order alias="who" descending="true"/></link-entity>`,
    );
    expect(rows).toEqual([{ total: 8300, who: "Ann" }, { total: 26_900 }]);
  });

  it("are made over what passes the filters", async () => {
    const big =
      '<filter><condition attribute="numberofemployees" operator="gt" value="4000"/></filter>';
    expect((await aggregate(count + big)).rows).toEqual([{ n: 4 }]);
    const none = '<filter><condition attribute="name" operator="eq" value="x"/></filter>';
    const average = of("numberofemployees", "a", 'aggregate="avg"');
    expect((await aggregate(count + average + none)).rows).toEqual([{ n: 0 }]);
    expect((await aggregate(count + of("name", "g", 'groupby="true"') + none)).rows).toEqual([]);
  });

  it("have annotations, lookups and choices of groups their names", async () => {
    const { rows } = await aggregate(
      count +
        of("ownerid", "owner", 'groupby="true"') +
        of("industrycode", "branch", 'groupby="1"') +
        '<order alias="branch" descending="true"/>',
      "",
      "*",
    );
    const { store } = api.sandbox;
    const owner = String(rows[0]?.["owner"]);
    expect(rows[0]).toEqual({
      n: 3,
      [`n@${attributeName}`]: "accountid",
      [`n@${formattedValue}`]: "3",
      owner,
      [`owner@${attributeName}`]: "ownerid",
      [`owner@${crm}.lookuplogicalname`]: "systemuser",
      [`owner@${formattedValue}`]: store.read("systemuser", owner)?.["fullname"],
      branch: 2,
      [`branch@${attributeName}`]: "industrycode",
      [`branch@${formattedValue}`]: expect.any(String),
    });
  });

  it("are ordered by what is made of groups, too, and have pages by number", async () => {
    const cities =
      count +
      of("address1_city", "city", 'groupby="true"') +
      '<order alias="n" descending="true"/>';
    const annotations = "*";
    const first = await aggregate(cities, 'count="3" page="1"', annotations);
    const last = await aggregate(cities, 'count="3" page="3"', annotations);
    expect([first.rows.length, first.more, first.cookie]).toEqual([3, true, undefined]);
    expect(first.rows[0]).toMatchObject({ n: 3 });
    expect([last.rows.length, last.more]).toEqual([2, false]);
    const top = await aggregate(cities, 'top="2"', annotations);
    expect([top.rows.length, top.more]).toEqual([2, false]);
    const counted = await aggregate(cities, 'returntotalrecordcount="1"');
    expect(counted.body["@odata.count"]).toBe(8);
  });
});

describe("aggregates are refused", () => {
  it.each([
    ["", "0x8004111a"],
    ['<attribute name="name"/>', "0x80041107"],
    ['<attribute name="name" alias="n"/>', "0x80041107"],
    [`${count}<all-attributes/>`, "0x80041107"],
    ['<attribute name="name" aggregate="count"/>', "0x80041109"],
    [of("name", "n", 'aggregate="count" groupby="true"'), "0x80041137"],
    [of("name", "n", 'aggregate="median"'), "0x8004111a"],
    [of("name", "n", 'aggregate="count" distinct="true"'), "0x8004111a"],
    [of("name", "n", 'groupby="yes"'), "0x8004112E"],
    [of("name", "n", 'groupby="true" dategrouping="day"'), "0x80041135"],
    [of("createdon", "n", 'groupby="true" dategrouping="hour"'), "0x80041135"],
    [of("createdon", "n", 'aggregate="max" dategrouping="day"'), "0x80041135"],
    [of("name", "n", 'aggregate="sum"'), "0x8004112F"],
    [of("statecode", "n", 'aggregate="avg"'), "0x8004112F"],
    [of("name", "n", 'aggregate="min"'), "0x8004112F"],
    [of("entityimage", "n", 'groupby="true"'), "0x8004112F"],
    [count + of("name", "N", 'groupby="true"'), "0x80041130"],
    [`${count}<order attribute="name"/>`, "0x80041131"],
    [`${count}<order descending="true"/>`, "0x80041134"],
    [`${count}<order alias="m"/>`, "0x8004110a"],
    [of("nothing", "n", 'aggregate="count"'), "0x80041103"],
  ])("%s", async (inside, code) => {
    const { status, error } = await aggregate(inside);
    expect([status, error.code]).toEqual([400, code]);
  });

  it("outside of aggregate queries", async () => {
    for (const more of ['aggregate="count"', 'groupby="true"']) {
      const xml = `<fetch><entity name="account">${of("name", "n", more)}</entity></fetch>`;
      expect((await api.fetch("accounts", xml)).error.code).toBe("0x8004111a");
    }
  });

  it("over more rows than the query allows", async () => {
    expect((await aggregate(count, 'aggregatelimit="10"')).rows).toEqual([{ n: 10 }]);
    const { status, error } = await aggregate(count, 'aggregatelimit="9"');
    expect([status, error]).toEqual([
      400,
      {
        code: "0x8004E023",
        message: "The maximum record limit is exceeded. Reduce the number of records.",
      },
    ]);
  });

  it("over more than 50,000 rows", async () => {
    const { store } = api.sandbox;
    const row = () => ({ leadid: randomUUID(), versionnumber: store.nextVersion() });
    store.insertMany("lead", Array.from({ length: 50_000 }, row));
    const xml = `<fetch aggregate="true"><entity name="lead">${of("leadid", "n", 'aggregate="count"')}</entity></fetch>`;
    expect((await api.fetch("leads", xml)).rows).toEqual([{ n: 50_000 }]);
    store.insert("lead", row());
    expect((await api.fetch("leads", xml)).error.code).toBe("0x8004E023");
  });
});
