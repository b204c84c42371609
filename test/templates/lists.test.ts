import { useSandbox } from "../support/sandbox";
import { answerOf, runTemplate, somebodyElse, usePosts } from "./support";

const bench = useSandbox({ seed: "empty" });
beforeEach(() => bench.sandbox.reset());

const members = [
  { customerNumber: "M1", firstName: "Ann", lastName: "Lee", email: "ann@example.com" },
  { customerNumber: "M2", firstName: "Bo", lastName: "O'Neil", email: "bo@example.com" },
];
const contacts = () =>
  bench.sandbox.store
    .select("SELECT employeeid, lastname, department, statecode FROM contact ORDER BY employeeid")
    .map((row) => Object.values(row).map(String).join(" "));

describe("a segment", () => {
  const mirror = async (list: readonly object[], more: object = {}) => {
    const run = await runTemplate(bench, "segment-mirror", {
      payload: { members: list, ...more },
      configVars: { "Segment Name": "Kids' Club" },
    });
    return answerOf(run).body as unknown as Record<string, unknown>;
  };

  test("follows the list: who is new is inserted, who left is deactivated", async () => {
    bench.sandbox.insert("contact", { lastname: "Else", employeeid: "M9", department: "Other" });
    expect(await mirror(members)).toMatchObject({ complete: true, inserted: 2, deactivated: 0 });
    expect(await mirror(members.slice(1))).toMatchObject({ unchanged: 1, deactivated: 1 });
    expect(contacts()).toEqual([
      "M1 Lee Kids' Club 1",
      "M2 O'Neil Kids' Club 0",
      "M9 Else Other 0",
    ]);
  });

  test("an empty list removes nobody", async () => {
    await mirror(members);
    await expect(mirror([])).rejects.toThrow("Allow Empty");
    expect(contacts()).toHaveLength(2);
  });

  test("a dry run writes nothing", async () => {
    expect(await mirror(members, { dryRun: true })).toMatchObject({ dryRun: true, inserted: 2 });
    expect(contacts()).toEqual([]);
  });
});

describe("contacts both ways", () => {
  const posts = usePosts(bench, "managedWebhookTrigger", {
    entityTypes: ["contacts"],
    ignoreOwnChanges: true,
  });
  const app = { id: "M1", firstName: "Ann", lastName: "Lee", email: "ann@example.com" };
  const toDynamics = () =>
    runTemplate(bench, "contact-sync", { flow: "To Dynamics", payload: { contacts: [app] } });
  const back = async () => {
    const told: unknown[] = [];
    const http = {
      httpPut: (inputs: unknown) => void told.push(inputs),
      httpDelete: (inputs: unknown) => void told.push(inputs),
    };
    const options = { flow: "From Dynamics", ...(await posts()), components: { http } };
    await runTemplate(bench, "contact-sync", options);
    return told;
  };

  test("what the app sends twice is written once, and does not come back", async () => {
    await toDynamics();
    const { result } = await toDynamics();
    expect(result).toMatchObject({ body: { results: [{ status: "unchanged" }] } });
    expect(await back()).toEqual([]);
  });

  test("what a person changes goes to the app, in the fields of the app", async () => {
    const entityId = bench.sandbox.insert("contact", { employeeid: "M1", lastname: "Lee" });
    const dynamicValues = { firstname: "Anna" };
    const connection = await somebodyElse(bench);
    await bench.act("updateEntity", {
      connection,
      entityType: "contacts",
      entityId,
      dynamicValues,
    });
    expect(await back()).toMatchObject([
      {
        url: `https://app.example.com/contacts/${entityId}`,
        data: { id: "M1", firstName: "Anna", lastName: "Lee" },
      },
    ]);
  });

  test("what a person deletes is deleted in the app", async () => {
    const entityId = bench.sandbox.insert("contact", { employeeid: "M1", lastname: "Lee" });
    await bench.act("deleteEntity", {
      connection: await somebodyElse(bench),
      entityType: "contacts",
      entityId,
    });
    expect(await back()).toEqual([{ url: `https://app.example.com/contacts/${entityId}` }]);
  });
});
