import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const LONG = "123456789012345678";

const sent = (method: string): string =>
  bench
    .requests()
    .filter((request) => request.method === method)
    .map(({ url, body }) => `${decodeURIComponent(url)} ${body}`)
    .join("\n");

test.each(["true", "false"])(
  "a long integer in JSON text is sent with every digit (Repair Values %s)",
  async (repairValues) => {
    await bench.act("createEntity", {
      entityType: "new_projectcollection",
      dynamicValues: `{"new_name":"Long","new_ticks":${LONG}}`,
      options: { repairValues },
    });
    expect(sent("POST")).toMatch(new RegExp(`"new_ticks":${LONG}[,}]`));
  },
);

test("a long number for a text column is its digits", async () => {
  const record = await bench.act<Record<string, unknown>>("createEntity", {
    entityType: "accounts",
    dynamicValues: `{"name":"Long","accountnumber":${LONG}}`,
  });
  expect(record).toMatchObject({ accountnumber: LONG });
});

test("bulk rows whose numbers differ in the last digit are two rows", async () => {
  await bench.act("bulkCreateEntities", {
    entityType: "accounts",
    records: `[{"name":"A","accountnumber":${LONG}},{"name":"B","accountnumber":123456789012345679}]`,
  });
  expect(sent("POST")).toContain(`"accountnumber":"${LONG}"`);
  expect(sent("POST")).toContain('"accountnumber":"123456789012345679"');
});

test("a JavaScript number beyond 2^53 is refused, and nothing is written", async () => {
  const error = await bench.failure("createEntity", {
    entityType: "accounts",
    dynamicValues: { name: "Rounded", accountnumber: 123_456_789_012_345_680 },
  });
  expect(error.message).toContain("accountnumber");
  expect(sent("POST")).toBe("");
});

describe("a JavaScript number beyond 2^53 is refused where no column tells its type", () => {
  const rounded = 123_456_789_012_345_680;
  const key = { accountnumber: rounded };
  const of = (more: object) => ({ collection: "accounts", ...more });
  test.each([
    [
      "key of a batch action",
      "batchEntityActions",
      of({ action: "upsert", key, data: { name: "A" } }),
    ],
    ["bare key of a batch action", "batchEntityActions", of({ action: "get", key: rounded })],
    [
      "parameters of a batch action",
      "batchEntityActions",
      { action: "function", name: "new_Find", parameters: { Numbers: [{ of: rounded }] } },
    ],
    ["Data of a raw request", "rawRequestV2", { rows: [{ accountnumber: rounded }] }],
  ])("%s", async (_, action, given) => {
    const error = await bench.failure(
      action,
      action === "rawRequestV2"
        ? { url: "accounts", method: "POST", data: given, responseType: "json" }
        : { actions: [given] },
    );
    expect(error).toMatchObject({ name: "InputError" });
    expect(error.message).toContain("pass it as text");
    expect(bench.requests()).toEqual([]);
  });
});
