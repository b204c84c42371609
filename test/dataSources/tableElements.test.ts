import { toTableElements } from "../../src/dataSources/tableElements";

const set = (name: string, kind = "EntitySet") => ({ name, kind, url: name });

describe("toTableElements", () => {
  it("sorts tables by readable names and keeps the set name as key", () => {
    const sets = [set("opportunities"), set("new_site_visits"), set("accounts")];
    expect(toTableElements(sets, true)).toEqual([
      { key: "accounts", label: "Accounts (accounts)" },
      { key: "opportunities", label: "Opportunities (opportunities)" },
      { key: "new_site_visits", label: "Site visits (new_site_visits)" },
    ]);
  });

  it("leaves names with a publisher's prefix out where custom tables are not wanted", () => {
    const sets = [set("accounts"), set("new_projects"), set("msdyn_orders"), set("cr1a2_items")];
    expect(toTableElements(sets, false).map(({ key }) => key)).toEqual(["accounts"]);
  });

  it("lists nothing that is not a set of records", () => {
    expect(toTableElements([set("Me", "Singleton"), set("accounts")], true)).toHaveLength(1);
  });
});
