import type { TableDeclaration } from "../../../sandbox/schema/types";
import { useApi } from "../support/api";

const api = useApi();

const row = (table: string, id: string) => api.sandbox.store.read(table, id) ?? {};
const patch = (path: string, body: object) => api.send("PATCH", path, { body });
describe("state and status", () => {
  it.each<[string, Record<string, number>, number, number]>([
    ["both", { statecode: 1, statuscode: 5 }, 1, 5],
    ["a state alone, with its default status", { statecode: 2 }, 2, 6],
    ["a status of the state the row is in", { statuscode: 4 }, 0, 4],
  ])("are set by %s", async (_, body, statecode, statuscode) => {
    const id = await api.create("tasks", {});
    expect((await patch(`tasks(${id})`, body)).status).toBe(204);
    expect(row("task", id)).toMatchObject({ statecode, statuscode });
  });

  it.each<[Record<string, number>, string]>([
    [{ statecode: 0, statuscode: 5 }, "5 is not a valid status code for state code TaskState.Open"],
    [
      { statecode: 1, statuscode: 2 },
      "2 is not a valid status code for state code TaskState.Completed",
    ],
    [{ statuscode: 6 }, "6 is not a valid status code for state code TaskState.Open"],
  ])("have to fit: %p", async (body, message) => {
    const id = await api.create("tasks", {});
    expect(await patch(`tasks(${id})`, body)).toMatchObject({
      status: 400,
      error: { code: "0x80048408", message: `${message} on task with Id ${id}.` },
    });
  });

  it.each([
    ["opportunities", { statecode: 1, statuscode: 3 }, "opportunity to won", "won"],
    ["opportunities", { statecode: 2 }, "opportunity to Lost", "LostOpportunityRequest"],
    ["incidents", { statecode: 1, statuscode: 5 }, "incident to Resolved", "CloseIncidentRequest"],
  ])("of %s are closed by a message: %p", async (set, body, state, message) => {
    const id = await api.create(set, {});
    const answer = await patch(`${set}(${id})`, body);
    expect(answer.status).toBe(400);
    expect(answer.error.message).toBe(
      `This message can not be used to set the state of ${state}. In order to set state of ${state}, use the ${message} message instead.`,
    );
  });
});

/** The made-up table, with states of the test's own that follow one another as it says. */
const reshape = (enforceStateTransitions: boolean): void => {
  const { declaration } = api.sandbox.store.schema.tables.get("new_project") ?? {};
  if (!declaration) throw new Error("There is no new_project.");
  const columns = declaration.columns.map((column) => {
    if (column.name === "statecode") {
      const options = [
        { value: 0, label: "Planned", defaultStatus: 10 },
        { value: 7, label: "Ended", defaultStatus: 20 },
      ];
      return { ...column, options };
    }
    if (column.name !== "statuscode") return column;
    const options = [
      { value: 10, label: "Idea", state: 0, transitions: [11, 21] },
      { value: 11, label: "Funded", state: 0, transitions: [20] },
      { value: 20, label: "Built", state: 7 },
      { value: 21, label: "Dropped", state: 7, transitions: [10] },
    ];
    return { ...column, default: 10, options };
  });
  const changed: TableDeclaration = { ...declaration, columns, enforceStateTransitions };
  api.sandbox.store.reshape(changed);
};

const move = async (id: string, body: object) =>
  (await patch(`new_projectcollection(${id})`, body)).status;

test("a status is followed by those it lists only", async () => {
  reshape(true);
  const id = await api.create("new_projectcollection", { new_name: "A" });
  const refused = await api.send("PATCH", `new_projectcollection(${id})`, {
    body: { statecode: 7, statuscode: 20 },
  });
  expect(refused).toMatchObject({ status: 400, error: { code: "0x8004f00e" } });
  expect(await move(id, { statuscode: 10 })).toBe(204);
  expect(await move(id, { statuscode: 11 })).toBe(204);
  expect(await move(id, { statecode: 7 })).toBe(204);
  expect(await move(id, { statecode: 0, statuscode: 10 })).toBe(400);
});

test("what a status lists counts only where the table enforces it", async () => {
  reshape(false);
  const id = await api.create("new_projectcollection", { new_name: "B" });
  expect(await move(id, { statecode: 7, statuscode: 20 })).toBe(204);
  expect(await move(id, { statecode: 0, statuscode: 10 })).toBe(204);
});

test("the definition says what may follow, as XML", async () => {
  reshape(true);
  const table = await api.send(
    "GET",
    "EntityDefinitions(LogicalName='new_project')?$select=EnforceStateTransitions,IsStateModelAware",
  );
  expect(table.body).toMatchObject({ EnforceStateTransitions: true, IsStateModelAware: true });
  const path =
    "EntityDefinitions(LogicalName='new_project')/Attributes(LogicalName='statuscode')/Microsoft.Dynamics.CRM.StatusAttributeMetadata";
  const { body } = await api.send("GET", `${path}?$select=LogicalName&$expand=OptionSet`);
  const { Options } = body["OptionSet"] as { Options: { TransitionData: string }[] };
  expect(Options.map(({ TransitionData }) => TransitionData)).toEqual([
    '<allowedtransitions xmlns="http://schemas.microsoft.com/crm/2009/WebServices"><allowedtransition sourcestatusid="10" tostatusid="11" /><allowedtransition sourcestatusid="10" tostatusid="21" /></allowedtransitions>',
    '<allowedtransitions xmlns="http://schemas.microsoft.com/crm/2009/WebServices"><allowedtransition sourcestatusid="11" tostatusid="20" /></allowedtransitions>',
    "",
    '<allowedtransitions xmlns="http://schemas.microsoft.com/crm/2009/WebServices"><allowedtransition sourcestatusid="21" tostatusid="10" /></allowedtransitions>',
  ]);
});
