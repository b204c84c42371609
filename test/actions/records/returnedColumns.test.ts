import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
type Row = Record<string, unknown>;

beforeEach(() => forgetAt(bench.sandbox.url));

const RECORD_ID = "0f0e0d0c-0b0a-4908-8706-0504030201b1";
const named = (name: string) => bench.sandbox.store.find("account", { name });
const columnsOf = (row: Row) => Object.keys(row).filter((name) => !name.startsWith("@"));
const writes = () => bench.requests().filter(({ method }) => method !== "GET");
const warmed = () => bench.act("describeEntityType", { entityType: "accounts" });

const ways = [
  ["createEntity", {}],
  ["createEntity", { options: { recordId: RECORD_ID } }],
  ["updateEntity", { entityId: RECORD_ID }],
  ["upsertEntity", { entityId: "accountnumber='C-1'" }],
] as const;

describe.each(["cold", "warm"])("%s", (state) => {
  beforeEach(async () => {
    if (state === "warm") await warmed();
    bench.sandbox.clearRequests();
    if (bench.sandbox.store.read("account", RECORD_ID)) {
      bench.sandbox.remove("account", RECORD_ID);
    }
  });

  test.each(ways)("%s %j returns the chosen columns and the key", async (key, address) => {
    if (key === "updateEntity") {
      bench.sandbox.insert("account", { accountid: RECORD_ID, name: "Before" });
    }
    const row = await bench.act<Row>(key, {
      ...address,
      entityType: "accounts",
      dynamicValues: { name: "Chosen" },
      fieldNames: ["name", "Main Phone", "primarycontactid"],
    });
    expect(row).toMatchObject({ name: "Chosen", telephone1: null });
    expect(columnsOf(row).sort()).toEqual(
      ["_primarycontactid_value", "accountid", "name", "telephone1"].sort(),
    );
    expect(writes()).toHaveLength(1);
    expect(bench.requests()).toHaveLength(state === "warm" ? 1 : 2);
    expect(decodeURIComponent(writes()[0]?.url ?? "")).toMatch(
      /\?\$select=name,telephone1,_primarycontactid_value$/,
    );
  });

  test.each(ways)("%s %j refuses all wrong names at once, unwritten", async (key, address) => {
    const error = await bench.failure(key, {
      ...address,
      entityType: "accounts",
      dynamicValues: { name: "Wrong" },
      fieldNames: ["nmae", "Main Fone", "name", "telefone1"],
    });
    expect(error.name).toBe("InputError");
    for (const text of ['"nmae"', "mean name", '"Main Fone"', '"telefone1"', "telephone1"]) {
      expect(error.message).toContain(text);
    }
    expect(writes()).toEqual([]);
    expect(named("Wrong")).toEqual([]);
  });

  test("a column that no read returns is refused, unwritten", async () => {
    const error = await bench.failure("createEntity", {
      entityType: "emails",
      dynamicValues: { subject: "x" },
      fieldNames: ["subject", "to"],
    });
    expect(error.name).toBe("InputError");
    expect(error.message).toMatch(/Field Name.*\bto\b/);
    expect(writes()).toEqual([]);
  });
});
