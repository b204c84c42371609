import { useSandbox } from "../support/sandbox";
import { pick, stranger } from "./pick";

const bench = useSandbox();
interface Attribute {
  readonly MetadataId: string;
  readonly LogicalName: string;
}
const attributesOf = async (table: string) => {
  const url = `EntityDefinitions(LogicalName='${table}')/Attributes?$select=LogicalName`;
  const { value } = await bench.act<{ value: Attribute[] }>("rawRequestV2", { url, method: "GET" });
  return value;
};

test("nothing is left out, whether it has a display name or not", async () => {
  const found = await pick(bench, "attributes", { entityId: "account", ...stranger(bench) });
  expect(bench.requests()).toHaveLength(1);
  const all = await attributesOf("account");
  expect(found.map(({ key }) => key).sort()).toEqual(all.map((each) => each.MetadataId).sort());
  const labels = found.map(({ label }) => label);
  expect(labels).toEqual(
    expect.arrayContaining([
      "Account Name (name)",
      "Primary Contact (primarycontactid)",
      "entityimage_url",
      "primarycontactidname",
    ]),
  );
});

test.each(["account", "accounts", "Account", "ACCOUNTS", "Firma"])(
  "the table is found as %s",
  async (entityId) => {
    const found = await pick(bench, "attributes", { entityId, ...stranger(bench) });
    expect(found.length).toBeGreaterThan(50);
  },
);

test("a table that is none is named", async () => {
  await expect(pick(bench, "attributes", { entityId: "Konten" })).rejects.toThrow(
    /"Konten" is no table of this environment/,
  );
});

test("every key is taken by the actions on one column", async () => {
  const inputs = { entityId: "new_projectcollection" };
  const columns = await pick(bench, "attributes", inputs);
  for (const { key } of columns) {
    await expect(
      bench.act("getAttribute", { ...inputs, attributeType: key, fieldNames: "LogicalName" }),
    ).resolves.toMatchObject({ MetadataId: key });
  }
});

test("a column that an action deleted is offered no more", async () => {
  const inputs = { entityId: "new_project" };
  const summary = async () =>
    (await pick(bench, "attributes", inputs)).find(
      ({ label }) => label === "Summary (new_summary)",
    );
  const attributeKey = (await summary())?.key;
  await bench.act("deleteAttribute", { ...inputs, attributeKey });
  expect(await summary()).toBeUndefined();
});

test("a table that is not there is named by the label of the input", async () => {
  const picked = pick(bench, "attributes", { entityId: "nosuchtable", ...stranger(bench) });
  await expect(picked).rejects.toThrow(/^Entity ID "nosuchtable" is no table/);
});
