import { entitySetOfTable } from "../../../src/client/webhooks/entitySetOfTable";

const sets = [
  "accounts",
  "contacts",
  "opportunities",
  "customeraddresses",
  "new_projects",
  "new_projectset",
  "new_boxes",
  "territories",
].map((name) => ({ name, kind: "EntitySet", url: name }));

describe("entitySetOfTable", () => {
  test.each([
    ["account", "accounts"],
    ["opportunity", "opportunities"],
    ["customeraddress", "customeraddresses"],
    ["new_project", "new_projects"],
    ["new_box", "new_boxes"],
    ["territory", "territories"],
  ])("of %s is %s", (table, set) => {
    expect(entitySetOfTable(table, sets)).toBe(set);
  });

  test("is none where no name comes near, and never what is no set", () => {
    expect(entitySetOfTable("msdyn_workorder", sets)).toBeUndefined();
    expect(
      entitySetOfTable("me", [{ name: "mes", kind: "Singleton", url: "mes" }]),
    ).toBeUndefined();
  });
});
