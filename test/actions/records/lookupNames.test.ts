import type { DataverseRecord, RecordList } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const query = (inputs: Record<string, unknown>) =>
  bench.act<RecordList>("queryEntities", { entityType: "contacts", top: "3", ...inputs });
const last = () => decodeURIComponent(bench.requests().at(-1)?.url ?? "");

test("a lookup by its own name is read as _x_value, and in one request from then on", async () => {
  const inputs = {
    fieldNames: ["fullname", "parentcustomerid", "ownerid"],
    orderByFieldNames: ["ownerid desc", "fullname"],
  };
  const first = await query(inputs);
  const sent = last();
  expect(sent).toBe(
    "/api/data/v9.2/contacts?$select=fullname,_parentcustomerid_value,_ownerid_value&$orderby=_ownerid_value desc,fullname&$top=3",
  );
  expect(first.value[0]).toHaveProperty("_parentcustomerid_value");
  bench.sandbox.clearRequests();
  const second = await query(inputs);
  expect(bench.requests()).toHaveLength(1);
  expect(last()).toBe(sent);
  expect(second.value).toEqual(first.value);
});

test("of one record as well", async () => {
  const [row] = (await query({ fieldNames: ["contactid"] })).value;
  const record = await bench.act<DataverseRecord>("getEntity", {
    entityType: "contacts",
    entityId: row?.["contactid"],
    fieldNames: ["parentcustomerid"],
  });
  expect(record).toHaveProperty("_parentcustomerid_value");
});

test("names that are right take one request, and no definition", async () => {
  await query({ entityType: "tasks", fieldNames: ["subject", "_regardingobjectid_value"] });
  expect(bench.requests()).toHaveLength(1);
});

test.each(["parentcustomerid", "_parentcustomerid_value", "parentcustomerid($select=name)"])(
  "Expand Property Name %s: the navigation properties are named",
  async (expandPropertyNames) => {
    const error = await bench.failure("queryEntities", {
      entityType: "contacts",
      expandPropertyNames,
      top: 1,
    });
    expect(error.message).toContain("parentcustomerid_account");
    expect(error.message).toContain("parentcustomerid_contact");
    expect(error.status).toBe(400);
  },
);

test("a column's MetadataId stands for the column", async () => {
  const { value } = await bench.act<{ value: { MetadataId: string; LogicalName: string }[] }>(
    "queryAttributes",
    { entityId: "contact", fieldNames: ["LogicalName"] },
  );
  const id = (name: string) => value.find(({ LogicalName }) => LogicalName === name)?.MetadataId;
  const list = await query({ fieldNames: [id("fullname"), id("parentcustomerid")] });
  expect(Object.keys(list.value[0] ?? {})).toEqual(
    expect.arrayContaining(["fullname", "_parentcustomerid_value"]),
  );
});

test("a name that is no column at all stays refused", async () => {
  const error = await bench.failure("queryEntities", {
    entityType: "contacts",
    fieldNames: ["nonsense"],
  });
  expect(error).toMatchObject({ status: 400, name: "DataverseError" });
  expect(error.message).toContain("nonsense");
});
