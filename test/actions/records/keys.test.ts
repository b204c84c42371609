import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const project = "new_projectcollection";
const actions = ["getEntity", "updateEntity", "upsertEntity", "deleteEntity"] as const;
type Action = (typeof actions)[number];

const forget = () => forgetAt(bench.sandbox.url);
const know = (entityType: string) => bench.act("describeEntityType", { entityType });
/** Requests to records, none of which may be sent for what is refused. */
const sent = () =>
  bench.requests().filter(({ path }) => /\/v9\.2\/(accounts|new_project)/.test(path));
const inputs = (action: Action, entityId: unknown, dynamicValues: object) => ({
  entityType: project,
  entityId,
  ...(action === "updateEntity" || action === "upsertEntity" ? { dynamicValues } : {}),
});

const rows = () => bench.sandbox.store.select("SELECT * FROM new_project");

let serial = 0;
const newProject = (row: object = {}) => {
  serial += 1;
  const code = `KEY${serial}`;
  const id = bench.sandbox.insert("new_project", { new_name: code, new_code: code, ...row });
  return { code, id };
};

describe.each(["cold", "warm"])("%s", (state) => {
  beforeEach(async () => {
    forget();
    if (state === "warm") await know(project);
    bench.sandbox.clearRequests();
  });

  test.each(actions)("%s refuses a key without a value, and sends nothing", async (action) => {
    for (const entityId of [
      "new_code=''",
      "new_code=",
      'new_code=""',
      "new_code='  '",
      "new_code=null",
      "new_code='undefined'",
      "new_region='',new_number=5",
      "new_region='EU',new_number=",
      '{"new_code":""}',
      `${project}(new_code='')`,
      `${bench.sandbox.url}/api/data/v9.2/${project}(new_code='')`,
    ]) {
      const error = await bench.failure(action, inputs(action, entityId, { new_name: "x" }));
      expect(error).toMatchObject({ name: "InputError" });
      expect(error.message).toMatch(/Entity ID has no value for new_(code|region|number)/);
    }
    expect(sent()).toEqual([]);
  });

  test.each(actions)("%s finds the record in every form of its key", async (action) => {
    const forms = (code: string, id: string) => [
      `new_code="${code}"`,
      `new_code=\u201c${code}\u201d`,
      `new_code=\u201e${code}\u201c`,
      `new_code=\u2018${code}\u2019`,
      `NEW_CODE='${code}'`,
      `new_code=${code}`,
      `guid'${id}'`,
      `{${id}}`,
      `new_project(${id})`,
      `new_project(new_code='${code}')`,
      `${bench.sandbox.url}/main.aspx?appid=1&pagetype=entityrecord&etn=new_project&id=${id}`,
    ];
    for (let form = 0; form < forms("", "").length; form += 1) {
      const { code, id } = newProject();
      const entityId = forms(code, id)[form];
      await bench.act(action, inputs(action, entityId, { new_region: "Found" }));
      const row = rows().find((each) => each["new_projectid"] === id);
      if (action === "deleteEntity") expect(row).toBeUndefined();
      else if (action !== "getEntity") expect(row?.["new_region"]).toBe("Found");
    }
  });

  test("values are typed by the columns of the key", async () => {
    const { id } = newProject({ new_region: "EU", new_number: 4711 + serial });
    const number = 4711 + serial - 1;
    for (const entityId of [
      `new_region='EU',new_number='${number}'`,
      `new_number="${number}",new_region=EU`,
      JSON.stringify({ new_number: String(number), new_region: "EU" }),
    ]) {
      const found = await bench.act("getEntity", { entityType: project, entityId });
      expect(found).toMatchObject({ new_projectid: id });
    }
  });

  test("digits without quotes are the text of a text column", async () => {
    const { id } = newProject({ new_code: `0037${state}`.slice(0, 4) });
    const found = await bench.act("getEntity", { entityType: project, entityId: "new_code=0037" });
    expect(found).toMatchObject({ new_projectid: id });
    await bench.act("deleteEntity", { entityType: project, entityId: id });
  });

  test.each([
    "0037",
    "new_region='EU'",
    "new_name='x'",
    "nosuch='x'",
    `id=00000000-0000-0000-0000-000000000001`,
    "new_code='x',new_region='EU'",
  ])("%s is refused with the keys the table has", async (entityId) => {
    for (const action of actions) {
      const error = await bench.failure(action, inputs(action, entityId, { new_summary: "x" }));
      expect(error).toMatchObject({ name: "InputError" });
      expect(error.message).toMatch(
        /Entity ID .*new_projectid; new_code; new_number \+ new_region/,
      );
    }
    expect(rows().filter((row) => row["new_summary"] === "x")).toEqual([]);
  });

  test("a browser's address of another table, or of another environment, is refused", async () => {
    const { id } = newProject();
    for (const entityId of [
      `${bench.sandbox.url}/main.aspx?etn=account&id=${id}`,
      `https://fabrikam.crm.dynamics.com/main.aspx?etn=new_project&id=${id}`,
    ]) {
      const error = await bench.failure("getEntity", { entityType: project, entityId });
      expect(error).toMatchObject({ name: "InputError" });
    }
    expect(sent()).toEqual([]);
  });

  test.each(["upsertEntity", "updateEntity"] as const)(
    "%s refuses a value that contradicts the key",
    async (action) => {
      const { code, id } = newProject();
      for (const [entityId, dynamicValues] of [
        [`new_code='${code}'`, { new_code: "0099", new_name: "x" }],
        [`new_code='${code}'`, { New_Code: "0099", new_name: "x" }],
        [`new_code='${code}'`, { new_code: null, new_name: "x" }],
        ["new_code='not there'", { new_code: "0099", new_name: "x" }],
        [id, { new_projectid: "00000000-0000-4000-8000-00000000dead", new_name: "x" }],
      ] as const) {
        const error = await bench.failure(action, inputs(action, entityId, dynamicValues));
        expect(error).toMatchObject({ name: "InputError" });
        expect(error.message).toMatch(/Entity ID .*new_(code|projectid)/i);
      }
      expect(sent()).toEqual([]);
    },
  );

  test("a value that repeats the key, or is left out, is no contradiction", async () => {
    const { code, id } = newProject();
    for (const new_code of [code, "", undefined]) {
      const dynamicValues = { new_code, new_region: "same" };
      await bench.act("upsertEntity", inputs("upsertEntity", `new_code='${code}'`, dynamicValues));
    }
    const row = rows().find((each) => each["new_projectid"] === id);
    expect(row).toMatchObject({ new_code: code, new_region: "same" });
  });
});

test("a GUID and a key that reads in one way only cost one request, without any definition", async () => {
  forget();
  const { code, id } = newProject();
  for (const entityId of [id, `new_code='${code}'`, "new_code='0815'"]) {
    await bench.act("getEntity", { entityType: project, entityId, returnNullWhenMissing: true });
  }
  expect(bench.requests().map(({ path }) => path.includes("RetrieveMetadataChanges"))).toEqual([
    false,
    false,
    false,
  ]);
});
