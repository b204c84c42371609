import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { Row } from "../../../sandbox/types";
import { column, crm, pageOf, useFetch, walk } from "./support";

const api = useFetch();

/** Inserts rows that have nothing but a key and a version: many, quickly. */
function fill(table: string, count: number): void {
  const { store } = api.sandbox;
  const key = store.schema.tables.get(table)?.primaryId ?? "";
  const rows = Array.from({ length: count }, () => ({
    [key]: randomUUID(),
    versionnumber: store.nextVersion(),
  }));
  store.insertMany(table, rows);
}

const leads = (inside = "") => `<entity name="lead"><attribute name="leadid"/>${inside}</entity>`;

beforeAll(() => fill("lead", 10_100));

describe("pages", () => {
  it("hold 5,000 rows unless fewer are asked for, never more", async () => {
    const sizes = await Promise.all(
      ["", 'count="5000"', 'count="100000"', 'count="7"', 'top="5000"', 'top="3"'].map(
        async (attributes) => {
          const answer = await api.fetch("leads", `<fetch ${attributes}>${leads()}</fetch>`);
          return [answer.rows.length, answer.more];
        },
      ),
    );
    expect(sizes).toEqual([
      [5000, true],
      [5000, true],
      [5000, true],
      [7, true],
      [5000, false],
      [3, false],
    ]);
  });

  it("are walked by cookie to the last row, each row once", async () => {
    const pages = await walk(api, "leads", leads(), 4000);
    const ids = pages.flatMap(({ rows }) => column(rows, "leadid"));
    expect([pages.length, ids.length, new Set(ids).size]).toEqual([3, 10_100, 10_100]);
  });

  it("are reached by number alone as well", async () => {
    const page = (number: number) =>
      api.fetch("leads", pageOf(leads(), { count: 3000, page: number }));
    const answers = [await page(1), await page(2), await page(3), await page(4), await page(5)];
    expect(answers.map(({ rows, more }) => [rows.length, more])).toEqual([
      [3000, true],
      [3000, true],
      [3000, true],
      [1100, false],
      [0, false],
    ]);
    expect(new Set(answers.flatMap(({ rows }) => column(rows, "leadid"))).size).toBe(10_100);
  });

  it("of an elastic table hold 500 rows", async () => {
    fill("contoso_sensordata", 501);
    const xml = '<fetch><entity name="contoso_sensordata"><no-attrs/></entity></fetch>';
    const { rows, more } = await api.fetch("contoso_sensordatas", xml);
    expect([rows.length, more]).toEqual([500, true]);
  });
});

describe("without a cookie", () => {
  it("50,000 rows are the end", async () => {
    const ask = (count: number, page: number) =>
      api.fetch("leads", pageOf(leads(), { count, page }));
    expect((await ask(5000, 10)).status).toBe(200);
    expect((await ask(1, 50_000)).status).toBe(200);
    for (const [count, page] of [
      [5000, 11],
      [1, 50_001],
      [9999, 11],
    ] as const) {
      const { status, error } = await ask(count, page);
      expect([status, error]).toEqual([
        400,
        {
          code: "0x8004430A",
          message:
            "Over upper limit of records that can be requested without a paging cookie. A paging cookie is required when retrieving a high page number.",
        },
      ]);
    }
  });

  it("a cookie leads on behind them", async () => {
    const first = await api.fetch("leads", pageOf(leads(), { count: 5000, page: 1 }));
    const cookie = first.cookie?.replace('page="1"', 'page="10"');
    const { status, rows } = await api.fetch(
      "leads",
      pageOf(leads(), { count: 5000, page: 11, cookie }),
    );
    expect([status, rows.length]).toEqual([200, 5000]);
  });
});

describe("the cookie", () => {
  const query = leads('<order attribute="leadid" descending="true"/>');

  it("stands in an annotation, encoded twice, with the first and the last row of the page", async () => {
    const { rows, body, cookie } = await api.fetch("leads", pageOf(query, { count: 2, page: 1 }));
    const [first, last] = column(rows, "leadid").map((id) => `{${String(id).toUpperCase()}}`);
    expect(cookie).toBe(`<cookie page="1"><leadid last="${last}" first="${first}" /></cookie>`);
    const braces = (id = "") => id.replace("{", "%257b").replace("}", "%257d");
    expect(body[`@${crm}.fetchxmlpagingcookie`]).toBe(
      `<cookie pagenumber="2" pagingcookie="%253ccookie%2520page%253d%25221%2522%253e%253cleadid%2520last%253d%2522${braces(last)}%2522%2520first%253d%2522${braces(first)}%2522%2520%252f%253e%253c%252fcookie%253e" istracking="False" />`,
    );
  });

  it("on a page reached by it says that page's number, not the next one", async () => {
    const { cookie } = await api.fetch("leads", pageOf(query, { count: 2, page: 1 }));
    const second = await api.fetch("leads", pageOf(query, { count: 2, page: 2, cookie }));
    expect(second.body[`@${crm}.fetchxmlpagingcookie`]).toMatch(/^<cookie pagenumber="2" /);
    expect(second.cookie).toMatch(/^<cookie page="2">/);
  });

  it("is given only when it is asked for, as morerecords is, and neither on the last page", async () => {
    const xml = pageOf(leads(), { count: 5000, page: 1 });
    const names = async (annotations: string | null, page = xml) =>
      Object.keys((await api.fetch("leads", page, { annotations })).body).filter((name) =>
        /cookie|more/.test(name),
      );
    const [cookie, more] = [`@${crm}.fetchxmlpagingcookie`, `@${crm}.morerecords`];
    expect(await names(null)).toEqual([]);
    expect(await names(`${crm}.morerecords`)).toEqual([more]);
    expect(await names(`${crm}.fetchxmlpagingcookie`)).toEqual([cookie]);
    expect(await names("*")).toEqual([cookie, more]);
    expect(await names("*", pageOf(leads(), { count: 5000, page: 3 }))).toEqual([]);
  });

  it("is ignored for any page but the one behind it", async () => {
    const ask = (page: number, cookie?: string) =>
      api.fetch("leads", pageOf(leads(), { count: 3, page, cookie }));
    const { cookie, rows } = await ask(1);
    expect(column((await ask(1, cookie)).rows, "leadid")).toEqual(column(rows, "leadid"));
    expect((await ask(3, cookie)).rows).toEqual((await ask(3)).rows);
  });

  it("may be empty", async () => {
    const { status, rows } = await api.fetch(
      "leads",
      pageOf(leads(), { count: 3, page: 1, cookie: "" }),
    );
    expect([status, rows.length]).toEqual([200, 3]);
  });

  it("goes on behind the last row even when that row is deleted meanwhile", async () => {
    const { store } = api.sandbox;
    const first = await api.fetch("leads", pageOf(leads(), { count: 3, page: 1 }));
    const whole = await api.fetch("leads", pageOf(leads(), { count: 6, page: 1 }));
    const gone = String(first.rows[2]?.["leadid"]);
    const row = store.read("lead", gone) ?? {};
    store.remove("lead", gone);
    const second = await api.fetch(
      "leads",
      pageOf(leads(), { count: 3, page: 2, cookie: first.cookie }),
    );
    store.insert("lead", row);
    expect(second.rows).toEqual(whole.rows.slice(3));
  });

  it.each([
    "x",
    "<cookie/>",
    "<cookie page='1'></cookie>",
    '<cookie page="1"></cookie>',
    '<cookie page="0"><leadid last="{A}" first="{A}" /></cookie>',
    '<cookie page="1"><leadid last="{A}" first="{A}" /></cookie>',
    '<cookie page="1"><leadid first="{00000000-0000-0000-0000-000000000001}" /></cookie>',
    '<cookie page="1"><fullname last="a" first="b" /><leadid last="{00000000-0000-0000-0000-000000000001}" first="{00000000-0000-0000-0000-000000000001}" /></cookie>',
    '<cookie page="1"><leadid last="{00000000-0000-0000-0000-000000000001}" first="a & b" /></cookie>',
    '<cookie page="1"><leadid last="{00000000-0000-0000-0000-000000000001}" first="a "b"" /></cookie>',
    "%253ccookie%2520page%253d%25221%2522%253e%253c%252fcookie%253e",
  ])("%s is invalid", async (cookie) => {
    const { status, error } = await api.fetch(
      "leads",
      pageOf(leads(), { count: 3, page: 2, cookie }),
    );
    expect([status, error.code]).toEqual([400, "0x8004112A"]);
  });

  it("is not given when rows are ordered by a link, may repeat or are distinct", async () => {
    const { insert } = api.sandbox;
    const contact = insert("contact", { firstname: "a" });
    for (const name of ["x", "y", "z"]) insert("account", { name, primarycontactid: contact });
    const linked = (inside: string) =>
      `<entity name="account"><attribute name="name"/><link-entity name="contact" from="contactid" to="primarycontactid" alias="c">${inside}</link-entity></entity>`;
    const repeated =
      '<entity name="contact"><attribute name="firstname"/><link-entity name="account" from="primarycontactid" to="contactid" alias="a"><attribute name="name"/></link-entity></entity>';
    for (const [set, inside, key] of [
      ["accounts", linked('<order attribute="firstname"/>'), "name"],
      ["contacts", repeated, "a.name"],
    ] as const) {
      const pages = await walk(api, set, inside, 1);
      expect(pages.map(({ cookie, more }) => [cookie, more])).toEqual([
        [undefined, true],
        [undefined, true],
        [undefined, false],
      ]);
      const values = pages.flatMap(({ rows }) => column(rows, key));
      expect([...values].sort()).toEqual(["x", "y", "z"]);
    }
    const distinct = await api.fetch(
      "accounts",
      '<fetch count="2" distinct="true"><entity name="account"><attribute name="name"/><order attribute="name"/></entity></fetch>',
    );
    expect([distinct.cookie, distinct.more]).toEqual([undefined, true]);
    expect((await api.fetch("accounts", pageOf(linked(""), { count: 1, page: 1 }))).cookie).toMatch(
      /^<cookie page="1"><accountid /,
    );
  });
});

describe("the total", () => {
  const crmCount = `@${crm}.totalrecordcount`;

  it.each([
    ['returntotalrecordcount="true"', ""],
    ["", "&$count=true"],
  ])("is counted with %s %s, up to 5,000", async (attributes, more) => {
    const xml = `<fetch count="1" ${attributes}>${leads()}</fetch>`;
    const { body } = await api.fetch("leads", xml, { annotations: "*", more });
    expect(body).toMatchObject({
      "@odata.count": 5000,
      [crmCount]: 5000,
      [`${crmCount}limitexceeded`]: true,
    });
    const few = `<fetch count="1" ${attributes}><entity name="team"/></fetch>`;
    const counted = await api.fetch("teams", few, { annotations: "*", more });
    expect(counted.body[crmCount]).toBe(counted.body["@odata.count"]);
    expect(counted.body[`${crmCount}limitexceeded`]).toBe(false);
  });

  it("is -1 where it is not counted, and absent where it is not asked for", async () => {
    const xml = `<fetch count="1">${leads()}</fetch>`;
    const { body } = await api.fetch("leads", xml, { annotations: "*" });
    expect(body[crmCount]).toBe(-1);
    expect(body).not.toHaveProperty(["@odata.count"]);
    expect((await api.fetch("leads", xml, { annotations: null })).body).not.toHaveProperty([
      crmCount,
    ]);
  });

  it("counts joined and distinct rows as they are shown", async () => {
    const distinct = await api.fetch(
      "leads",
      '<fetch distinct="true" returntotalrecordcount="true"><entity name="lead"><attribute name="statecode"/></entity></fetch>',
    );
    expect(distinct.body["@odata.count"]).toBe(distinct.rows.length);
  });
});

describe("walking pages by cookie", () => {
  const texts = fc.oneof(
    fc.constantFrom("a", "A", "b", "ä", "é", "É", "ß", "z "),
    fc.constantFrom("&", "<", ">", '"', "'", "%", "+", "a&b", "%2B", "a b", "<c/>", 'last="x"'),
    fc.constantFrom("日本", "😀", "й", "a\nb", "\t", "&amp;", "a=b;c", "{x}"),
    fc.string({ unit: "grapheme", maxLength: 5 }),
  );
  const nullable = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 4 });
  const row = fc.record({
    new_name: nullable(texts),
    new_summary: nullable(texts),
    new_number: nullable(fc.integer({ min: -2, max: 3 })),
    new_hours: nullable(fc.constantFrom(0.5, 1, 1.25, -3)),
    new_ratio: nullable(fc.double({ noNaN: true, min: -1e9, max: 1e9 })),
    new_phase: nullable(fc.constantFrom(100000000, 100000001, 100000002, 100000003)),
    new_billable: nullable(fc.constantFrom(0, 1)),
    new_deadline: nullable(fc.constantFrom("2024-01-01", "2023-06-30")),
    new_kickoffon: nullable(fc.constantFrom("2024-01-01T00:00:00Z", "2024-01-01T00:00:01Z")),
    new_ticks: nullable(fc.bigInt({ min: -3n, max: 9007199254740995n })),
  }) as fc.Arbitrary<Row>;
  const columns = [
    ...["new_name", "new_summary", "new_number", "new_hours", "new_ratio", "new_phase"],
    ...["new_billable", "new_deadline", "new_kickoffon", "new_ticks", "new_projectid"],
    ...["ownerid", "statecode"],
  ];
  const orders = fc.array(
    fc.record({ attribute: fc.constantFrom(...columns), descending: fc.boolean() }),
    { maxLength: 3 },
  );

  it("yields each row exactly once, in the order of the whole answer", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        orders,
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        async (rows, keys, count, raw) => {
          const { store, insert } = api.sandbox;
          for (const { new_projectid } of store.find("new_project", {})) {
            store.remove("new_project", String(new_projectid));
          }
          const ids = rows.map((one) => insert("new_project", one));
          const order = keys
            .map(
              ({ attribute, descending }) =>
                `<order attribute="${attribute}" descending="${descending}"/>`,
            )
            .join("");
          const inside = `<entity name="new_project"><attribute name="new_projectid"/>${order}</entity>`;
          const rawOrder = raw ? ' useraworderby="1"' : "";
          const whole = await api.fetch(
            "new_projectcollection",
            `<fetch${rawOrder}>${inside}</fetch>`,
          );
          const pages = await walk(api, "new_projectcollection", inside, count, rawOrder);
          const walked = pages.flatMap((page) => column(page.rows, "new_projectid"));
          expect(walked).toEqual(column(whole.rows, "new_projectid"));
          expect([...walked].sort()).toEqual([...ids].sort());
          expect(pages.slice(0, -1).every(({ cookie }) => cookie !== undefined)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
