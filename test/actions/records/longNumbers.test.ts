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
      repairValues,
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
