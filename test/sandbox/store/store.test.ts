import { Refusal } from "../../../sandbox/errors";
import { loadSchema } from "../../../sandbox/schema";
import type { Column } from "../../../sandbox/schema/derived";
import { comparable, fold, openStore } from "../../../sandbox/store";
import type { Row, Store } from "../../../sandbox/types";

const schema = loadSchema();
let store: Store;

beforeEach(async () => {
  store = await openStore(schema);
});

afterEach(() => store.close());

function column(table: string, name: string): Column {
  const found = schema.tables.get(table)?.columns.get(name);
  if (!found) {
    throw new Error(`no column ${name}`);
  }
  return found;
}

function account(accountid: string, row: Row = {}): void {
  store.insert("account", { accountid, ...row });
}

function refusal(work: () => void): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) {
      return error;
    }
    throw error;
  }
  throw new Error("was not refused");
}

describe("rows", () => {
  it("come back as they went in, every column named, without the folded companions", () => {
    account("a1", {
      name: "Ærøskøbing & Söhne",
      revenue: 20_000.5,
      ownerid: "u1",
      ownerid__table: "systemuser",
    });
    const row = store.read("account", "A1");
    expect(row).toMatchObject({
      name: "Ærøskøbing & Söhne",
      revenue: 20_000.5,
      ownerid__table: "systemuser",
    });
    expect(row?.["telephone1"]).toBeNull();
    expect(Object.keys(row ?? {}).filter((name) => name.endsWith("__fold"))).toEqual([]);
  });

  it("keep integers beyond 2^53 exactly", () => {
    const big = 9_223_372_036_854_775_807n;
    store.insert("new_project", { new_projectid: "p1", new_ticks: big, new_number: 7 });
    expect(store.read("new_project", "p1")).toMatchObject({ new_ticks: big, new_number: 7 });
    expect(store.find("new_project", { new_ticks: big - 1n })).toEqual([]);
    expect(store.find("new_project", { new_ticks: big })).toHaveLength(1);
  });

  it("change in the columns named, and go", () => {
    account("a1", { name: "Old", fax: "1" });
    store.update("account", "a1", { name: "New" });
    store.update("account", "a1", {});
    expect(store.read("account", "a1")).toMatchObject({ name: "New", fax: "1" });
    store.remove("account", "a1");
    expect(store.read("account", "a1")).toBeUndefined();
  });

  it("follow their computed columns, on insert and on update", () => {
    store.insert("contact", { contactid: "c1", firstname: "Ada", lastname: "Lovelace" });
    expect(store.find("contact", { fullname: "ada lovelace" })).toHaveLength(1);
    store.update("contact", "c1", { firstname: null, address1_city: "London" });
    expect(store.read("contact", "c1")).toMatchObject({
      fullname: "Lovelace",
      address1_composite: "London",
    });
  });

  it("name what the caller got wrong", () => {
    expect(() => store.insert("acount", {})).toThrow('no table "acount"');
    expect(() => account("a1", { nmae: "x" })).toThrow('"account" has no column "nmae"');
    expect(() => account("a1", { primarycontactid__table: "contact" })).toThrow("no column");
    expect(() => store.insert("email", { activityid: "e1", to: "x" })).toThrow('no column "to"');
    expect(() => store.link("accountleads", "a", "b")).toThrow("no many-to-many relationship");
  });
});

describe("many rows at once", () => {
  it("are the same as one by one, whatever columns each has", () => {
    const rows: Row[] = [
      { accountid: "a1", name: 'O\'Brien "&" Söhne', creditonhold: 1 },
      { accountid: "a2", revenue: -1.25, creditonhold: 1 },
      { accountid: "a3", name: "nul\0inside", creditonhold: 1, versionnumber: 2n ** 60n },
    ];
    store.insertMany("account", rows);
    const bulk = rows.map((row) => store.read("account", String(row["accountid"])));
    for (const row of rows) {
      store.remove("account", String(row["accountid"]));
      store.insert("account", row);
    }
    expect(bulk).toEqual(rows.map((row) => store.read("account", String(row["accountid"]))));
    expect(bulk[2]).toMatchObject({ name: "nul\0inside", versionnumber: 2n ** 60n });
  });

  it("are inserted all or none", () => {
    const twice = refusal(() =>
      store.insertMany("account", [{ accountid: "a1" }, { accountid: "a1" }]),
    );
    expect(twice.code).toBe("0x80040237");
    expect(store.find("account", {})).toEqual([]);
    store.insertMany("account", []);
  });
});

describe("comparing text", () => {
  it.each([
    ["MÜLLER & SÖHNE", "Muller & sohne"],
    ["Straße", "STRASSE"],
    ["Łódź", "lodz"],
    ["Ångström", "angstrom"],
    ["ＡＢＣ", "abc"],
    ["trailing  ", "trailing"],
    ["東京", "東京"],
    ["O'Brien", "o'brien"],
  ])("takes %j for %j", (stored, asked) => {
    account("a1", { name: stored });
    expect(store.find("account", { name: asked })).toHaveLength(1);
  });

  it.each([
    ["cote", "cotex"],
    ["a b", "ab"],
    [" leading", "leading"],
  ])("keeps %j and %j apart", (stored, asked) => {
    account("a1", { name: stored });
    expect(store.find("account", { name: asked })).toEqual([]);
  });

  it("orders, ranges and matches by the same rule", () => {
    for (const [at, name] of [
      "zebra",
      "Äpfel",
      "apple",
      "Örtlich",
      "MANGO",
      "B_1",
      "Bx1",
    ].entries()) {
      account(`a${at}`, { name });
    }
    const name = comparable(column("account", "name"), "t");
    const names = (tail: string, values: string[] = []) =>
      store.select(`SELECT t."name" FROM "account" t ${tail}`, values).map((row) => row["name"]);
    expect(names(`ORDER BY ${name}`)).toEqual([
      "Äpfel",
      "apple",
      "B_1",
      "Bx1",
      "MANGO",
      "Örtlich",
      "zebra",
    ]);
    expect(names(`WHERE ${name} < ? ORDER BY ${name} DESC`, [fold("Banane")])).toEqual([
      "B_1",
      "apple",
      "Äpfel",
    ]);
    expect(names(`WHERE ${name} LIKE ?`, [`%${fold("PFEL")}%`])).toEqual(["Äpfel"]);
    expect(names(`WHERE ${name} LIKE ?`, ["b_1"])).toHaveLength(2);
    expect(names(`WHERE ${name} IN (?, ?)`, [fold("mango"), fold("ZEBRA")])).toHaveLength(2);
  });

  it("leaves other types exact, and finds null only by null", () => {
    account("a1", { accountcategorycode: 1 });
    account("a2");
    expect(store.find("account", { accountcategorycode: 1 })).toHaveLength(1);
    expect(
      store.find("account", { accountcategorycode: null }).map((row) => row["accountid"]),
    ).toEqual(["a2"]);
    expect(comparable(column("account", "accountid"))).toBe('"accountid"');
  });
});

describe("what has to be unique", () => {
  it("is the id", () => {
    account("a1");
    expect(refusal(() => account("a1"))).toMatchObject({
      status: 412,
      code: "0x80040237",
      message: "Cannot insert duplicate key.",
    });
  });

  it("is an alternate key, accents and case aside, on insert and on update", () => {
    account("a1", { accountnumber: "É-1" });
    account("a2", { accountnumber: "E-2" });
    const expected = {
      status: 412,
      code: "0x80060892",
      message:
        "Entity Key Account Number violated. A record with the same value for Account Number already exists. " +
        "A duplicate record cannot be created. Select one or more unique values and try again.",
    };
    expect(refusal(() => account("a3", { accountnumber: "e-1" }))).toMatchObject(expected);
    expect(refusal(() => store.update("account", "a2", { accountnumber: "e-1" }))).toMatchObject(
      expected,
    );
  });

  it("is a key of several columns, whatever their types", () => {
    store.insert("new_project", { new_projectid: "p1", new_number: 1, new_region: "Süd" });
    store.insert("new_project", { new_projectid: "p2", new_number: 2, new_region: "Süd" });
    const same = refusal(() =>
      store.update("new_project", "p2", { new_number: 1, new_region: "SUD" }),
    );
    expect(same.message).toContain("Entity Key Number and Region violated");
    expect(same.message).toContain("for Number, Region already");
    store.update("new_project", "p1", { new_accountid: "a1", new_deadline: "2025-01-01" });
    const lookup = refusal(() =>
      store.update("new_project", "p2", { new_accountid: "a1", new_deadline: "2025-01-01" }),
    );
    expect(lookup.code).toBe("0x80060892");
  });

  it("is no key with a null in it", () => {
    store.insert("contact", { contactid: "c1", firstname: "Ann", emailaddress1: null });
    store.insert("contact", { contactid: "c2", firstname: "Ann", emailaddress1: null });
    expect(store.find("contact", { firstname: "ann" })).toHaveLength(2);
  });

  it("finds rows by key through its index", () => {
    const number = comparable(column("account", "accountnumber"), "t");
    const plan = store.select(`EXPLAIN QUERY PLAN SELECT 1 FROM "account" t WHERE ${number} = ?`, [
      "x",
    ]);
    expect(plan[0]?.["detail"]).toContain("account.accountnumberkey");
  });
});

describe("links", () => {
  it("are made once, read as rows, and taken away", () => {
    store.link("teammembership_association", "T1", "U1");
    expect(store.find("teammembership", { teamid: "t1", systemuserid: "u1" })).toHaveLength(1);
    expect(refusal(() => store.link("teammembership_association", "t1", "u1")).code).toBe(
      "0x80040237",
    );
    store.unlink("teammembership_association", "t1", "U1");
    expect(store.find("teammembership", {})).toEqual([]);
  });
});

describe("atomic", () => {
  it("may be the first to use a table, and undo it", () => {
    const use = () => {
      store.insert("lead", { leadid: "l1", lastname: "L" });
      store.remove("lead", "l1");
    };
    expect(() =>
      store.atomic(() => {
        use();
        throw new Error("undone");
      }),
    ).toThrow("undone");
    expect(store.find("lead", {})).toEqual([]);
    expect(use).not.toThrow();
  });

  it("keeps what succeeded, undoes what failed, and nests", () => {
    const result = store.atomic(() => {
      account("kept");
      expect(() =>
        store.atomic(() => {
          account("undone");
          throw new Error("inner");
        }),
      ).toThrow("inner");
      return "done";
    });
    expect(result).toBe("done");
    expect(() =>
      store.atomic(() => {
        account("outer");
        store.atomic(() => account("inner of a failed outer"));
        throw new Error("outer");
      }),
    ).toThrow("outer");
    expect(store.find("account", {}).map((row) => row["accountid"])).toEqual(["kept"]);
  });

  it("goes on after a refused statement", () => {
    account("a1");
    refusal(() => store.atomic(() => account("a1")));
    account("a2");
    expect(store.find("account", {})).toHaveLength(2);
  });
});

it("counts versions up, and never twice", () => {
  const first = store.nextVersion();
  expect(() =>
    store.atomic(() => {
      store.nextVersion();
      throw new Error("undone");
    }),
  ).toThrow();
  expect(store.nextVersion()).toBe(first + 2);
});

it("keeps answering after more different statements than it holds prepared", () => {
  account("a1", { numberofemployees: 5 });
  for (let at = 0; at < 1100; at += 1) {
    const rows = store.select(
      `SELECT numberofemployees + ${at} AS n FROM account WHERE accountid = ?`,
      ["a1"],
    );
    expect(rows).toEqual([{ n: 5 + at }]);
  }
});
