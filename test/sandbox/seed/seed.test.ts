import { loadSchema } from "../../../sandbox/schema";
import { insertRow, seedStore } from "../../../sandbox/seed";
import { clientId, currencies, users } from "../../../sandbox/seed/identities";
import { openStore } from "../../../sandbox/store";
import type { Row, Store } from "../../../sandbox/types";
import { flaws } from "./support";

const schema = loadSchema();
const now = Date.UTC(2025, 5, 1);

async function seeded(seed: "believable" | "empty", at: number = now): Promise<Store> {
  const store = await openStore(schema);
  seedStore(store, { seed, now: at });
  return store;
}

function rolesOf(store: Store, systemuserid: string): Row[] {
  return store.find("systemuserroles", { systemuserid });
}

describe("an empty environment", () => {
  let store: Store;

  beforeAll(async () => {
    store = await seeded("empty");
  });

  afterAll(() => store.close());

  it("has users, teams and units, and no business", () => {
    expect(store.find("systemuser", {})).toHaveLength(Object.keys(users).length);
    expect(
      store
        .find("transactioncurrency", {})
        .map((row) => row["isocurrencycode"])
        .sort(),
    ).toEqual(["EUR", "GBP", "USD"]);
    expect(store.find("account", {})).toEqual([]);
    expect(flaws(store)).toEqual([]);
  });

  it("knows the application user by client id, with roles, and the other one without", () => {
    const application = store.find("systemuser", { applicationid: clientId });
    expect(application.map((row) => row["systemuserid"])).toEqual([users.application.id]);
    expect(rolesOf(store, users.application.id)).not.toEqual([]);
    expect(rolesOf(store, users.applicationWithoutRole.id)).toEqual([]);
    expect(store.read("systemuser", users.disabled.id)?.["isdisabled"]).toBe(1);
  });

  it("knows people by their Entra object id, and repeats their id as ownerid", () => {
    const [manager] = store.find("systemuser", {
      azureactivedirectoryobjectid: users.manager.objectId,
    });
    expect(manager).toMatchObject({ systemuserid: users.manager.id, ownerid: users.manager.id });
  });

  it("takes a row with everything filled in", () => {
    const id = insertRow(store, "opportunity", { name: "Big", estimatedvalue: 9.2 }, now);
    expect(store.read("opportunity", id)).toMatchObject({
      statecode: 0,
      statuscode: 1,
      transactioncurrencyid: currencies.usd,
      estimatedvalue_base: 9.2,
      ownerid: users.administrator.id,
    });
    expect(() => insertRow(store, "opportunities", {}, now)).toThrow('no table "opportunities"');
    store.remove("opportunity", id);
  });
});

describe("a believable environment", () => {
  let store: Store;

  beforeAll(async () => {
    store = await seeded("believable");
  });

  afterAll(() => store.close());

  it("breaks no rule of its own schema, and points only to rows that are there", () => {
    expect(flaws(store)).toEqual([]);
  });

  it("has rows in every table but those of webhooks, jobs, shares, duplicates and files, and a value of every type", () => {
    const empty = [...schema.tables.keys()].filter((table) => store.find(table, {}).length === 0);
    expect(empty).toEqual([
      "asyncoperation",
      "duplicaterecord",
      "fileattachment",
      "principalobjectaccess",
      "sdkmessageprocessingstep",
      "sdkmessageprocessingstepimage",
      "serviceendpoint",
    ]);
    const projects = store.find("new_project", {});
    const declared = schema.tables.get("new_project")?.declaration.columns ?? [];
    const unused = declared.filter((column) => projects.every((row) => row[column.name] === null));
    expect([...new Set(unused.map((column) => column.type))]).toEqual(["file", "image"]);
  });

  it("is the same every time, relative to the present", async () => {
    const again = await seeded("believable");
    for (const table of ["account", "contact", "opportunity", "activityparty", "new_project"]) {
      expect(again.find(table, {})).toEqual(store.find(table, {}));
    }
    again.close();
    const day = 86_400_000;
    const later = await seeded("believable", now + day);
    const created = (from: Store) =>
      from.find("account", {}).map((row) => Date.parse(String(row["createdon"])));
    expect(created(later)).toEqual(created(store).map((at) => at + day));
    later.close();
  });

  it("trips up careless quoting, letter case, wildcards and nulls", () => {
    const names = store.find("account", {}).map((row) => String(row["name"]));
    for (const sign of ["'", "&", "%", "_", '"', "[", "/", "+", "ü", "東", "🍖"]) {
      expect(names.some((name) => name.includes(sign))).toBe(true);
    }
    const contacts = store.find("contact", {});
    expect(contacts.some((row) => row["firstname"] === null)).toBe(true);
    expect(contacts.some((row) => row["parentcustomerid__table"] === "contact")).toBe(true);
    expect(store.find("contact", { lastname: "o'brien" })).not.toEqual([]);
  });

  it("has opportunities in every stage and state, and bigints no double can hold", () => {
    const opportunities = store.find("opportunity", {});
    expect(new Set(opportunities.map((row) => row["salesstage"]))).toEqual(new Set([0, 1, 2, 3]));
    expect(new Set(opportunities.map((row) => row["statecode"]))).toEqual(new Set([0, 1, 2]));
    const ticks = store.find("new_project", {}).map((row) => row["new_ticks"]);
    expect(ticks.filter((each) => typeof each === "bigint")).not.toEqual([]);
  });

  it("gives every e-mail one sender and at least one receiver", () => {
    for (const email of store.find("email", {})) {
      const parties = store.find("activityparty", { activityid: email["activityid"] ?? null });
      const masks = parties.map((party) => party["participationtypemask"]);
      expect(masks.filter((mask) => mask === 1)).toHaveLength(1);
      expect(masks).toContain(2);
    }
  });

  it("makes the primary contact one of the account's own", () => {
    const accounts = store.find("account", {}).filter((row) => row["primarycontactid"] !== null);
    expect(accounts.length).toBeGreaterThan(20);
    for (const account of accounts) {
      const contact = store.read("contact", String(account["primarycontactid"]));
      expect(contact?.["parentcustomerid"]).toBe(account["accountid"]);
    }
  });
});
