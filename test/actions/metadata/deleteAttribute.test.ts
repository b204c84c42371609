import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

useVirtualTime();
const bench = useSandbox();
const column = (SchemaName: string) => ({
  "@odata.type": "Microsoft.Dynamics.CRM.StringAttributeMetadata",
  AttributeType: "String",
  AttributeTypeName: { Value: "StringType" },
  SchemaName,
  DisplayName: { LocalizedLabels: [{ Label: SchemaName, LanguageCode: 1033 }] },
  FormatName: { Value: "Text" },
  MaxLength: 50,
});
const existing = async (SchemaName: string) => {
  const created = await bench.act<Record<string, unknown>>("createAttribute", {
    entityId: "account",
    attributeBody: column(SchemaName),
  });
  bench.sandbox.clearRequests();
  return created;
};

test.each([
  ["its logical name", (_: Record<string, unknown>) => "new_gone"],
  ["its schema name", () => "new_Gone"],
  ["its MetadataId", ({ MetadataId }: Record<string, unknown>) => String(MetadataId)],
])("by %s, in one request", async (_, key) => {
  const attributeKey = key(await existing("new_Gone"));
  const inputs = { entityId: "account", attributeKey };
  await expect(bench.act("deleteAttribute", inputs)).resolves.toEqual({ deleted: true });
  expect(bench.requests().map(({ method, status }) => `${method} ${status}`)).toEqual([
    "DELETE 204",
  ]);
  expect(
    await bench.failure("getAttribute", { entityId: "account", attributeType: "new_gone" }),
  ).toMatchObject({ status: 404 });
});

test("a delete whose answer is lost is repeated, and finds it gone", async () => {
  await existing("new_Lost");
  bench.sandbox.fault({ match: { method: "DELETE" }, action: { kind: "lostResponse" } });
  const inputs = { entityId: "account", attributeKey: "new_lost" };
  await expect(bench.act("deleteAttribute", inputs)).resolves.toEqual({ deleted: true });
  expect(bench.requests().map(({ status }) => status)).toEqual([undefined, 404]);
});

test.each([
  [{ attributeKey: "new_never" }, 404, /new_never/],
  [{ attributeKey: "name" }, 400, /name/],
  [{ attributeKey: "new name" }, undefined, /Attribute Key "new name" is not a column/],
])("%j is an error", async (inputs, status, message) => {
  const error = await bench.failure("deleteAttribute", { entityId: "account", ...inputs });
  expect(error.status).toBe(status);
  expect(error.message).toMatch(message);
});
