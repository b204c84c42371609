import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

useVirtualTime();
const bench = useSandbox();
type Row = Record<string, unknown>;

/** JSON of a successful answer that is not one record. */
const SHAPES = [
  "[]",
  "[{}]",
  "null",
  "5",
  '"x"',
  "{}",
  '{"value":[{"name":"a"}]}',
  '{"error":{"code":"0x0","message":"boo"}}',
  '{"@odata.context":"x"}',
  '{"d":{"name":"x"}}',
];

const entityType = "accounts";
let count = 0;
const dynamicValues = () => {
  count += 1;
  return { name: `Odd ${count}` };
};
const inserted = () => bench.sandbox.insert("account", { name: "Before" });
const odd = (method: string, path: RegExp, body: string) =>
  bench.sandbox.fault({ match: { method, path }, action: { kind: "rewrite", status: 200, body } });
const stored = () => bench.sandbox.store.find("account", { name: `Odd ${count}` });

describe.each(SHAPES)("an answer %s", (body) => {
  test("to a create: done, not repeated, and nothing is taken for its record", async () => {
    odd("POST", /accounts/, body);
    const error = await bench.failure("createEntity", {
      entityType,
      dynamicValues: dynamicValues(),
    });
    expect(error).toMatchObject({ outcome: "done" });
    expect(error.message).toMatch(/carried out.*Do not repeat it/);
    expect(stored()).toHaveLength(1);
  });

  test.each([
    [
      "createEntity",
      () => ({
        options: { recordId: `22222222-2222-4333-8444-${String(count).padStart(12, "0")}` },
      }),
    ],
    ["updateEntity", () => ({ entityId: inserted() })],
    ["upsertEntity", () => ({ entityId: `accountnumber='Odd ${count}'` })],
  ])("to %s of a record whose address is known: the record is read", async (key, address) => {
    odd("PATCH", /accounts/, body);
    const record = await bench.act<Row>(key, {
      entityType,
      dynamicValues: dynamicValues(),
      ...address(),
    });
    expect(record).toMatchObject({ name: `Odd ${count}` });
    expect(bench.requests().filter(({ method }) => method === "PATCH")).toHaveLength(1);
  });

  test("to a read is refused", async () => {
    const entityId = inserted();
    odd("GET", /accounts/, body);
    const { message } = await bench.failure("getEntity", { entityType, entityId });
    expect(message).toContain("the answer is not a record");
  });

  test.each([
    ["POST", { returnRepresentation: true }],
    ["GET", { returnRepresentation: true, contentId: "c1" }],
  ])(
    "to a part of a batch, or to reading it back by %s: carried out, without a record",
    async (method, more) => {
      odd(method, /accounts/, body);
      const actions = [
        { collection: entityType, action: "create", data: dynamicValues(), ...more },
        {
          collection: "contacts",
          action: "create",
          data: { lastname: "x", ...("contentId" in more ? { parentcustomerid: "$c1" } : {}) },
        },
      ];
      const [first] = await bench.act<Row[]>("batchEntityActions", { actions });
      expect(first?.["record"] ?? null).toBeNull();
      expect(
        Object.keys(first ?? {}).filter((name) => !["id", "record", "error"].includes(name)),
      ).toEqual([]);
      expect(stored()).toHaveLength(1);
    },
  );
});
