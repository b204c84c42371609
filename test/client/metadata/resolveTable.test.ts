import { makeCaches } from "../../../src/client/caches/caches";
import { tableNames } from "../../../src/client/metadata/cache/tableLists";
import { resolveTable } from "../../../src/client/metadata/resolveTable";
import { retryWithFreshMetadata } from "../../../src/client/metadata/retryWithFreshMetadata";
import { getRecord } from "../../../src/client/records/getRecord";
import { SecretMask } from "../../../src/client/secrets/SecretMask";
import type { Session } from "../../../src/client/session/session";
import { environment, recordingLogger, refusal, response } from "../fakes";
import { scripted } from "../http/policies/scripted";

const id = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
let identities = 0;

/** A session of a user who has asked for nothing yet. */
const begin = (...outcomes: Parameters<typeof scripted>) => {
  const script = scripted(...outcomes);
  identities += 1;
  const session: Session = {
    environment,
    secrets: new SecretMask(),
    caches: makeCaches(),
    identity: String(identities),
    logger: recordingLogger(),
    timeoutMs: 1_000,
    next: async (request) => {
      const answer = await script.next(request);
      return answer.status < 300 ? { ...answer, value: request.read?.(answer) } : answer;
    },
  };
  return { session, paths: () => script.requests.map(({ url }) => url.split("/v9.2/")[1]) };
};

const named = (text: string) => ({ UserLocalizedLabel: { Label: text }, LocalizedLabels: [] });
const directory = (...rows: [logical: string, set: string, label?: string][]) =>
  response(200, {
    value: rows.map(([LogicalName, EntitySetName, label]) => ({
      LogicalName,
      EntitySetName,
      DisplayName: label ? named(label) : null,
    })),
  });
const unknown = (segment: string) =>
  refusal(404, "0x8006088a", `Resource not found for the segment '${segment}'.`);
const record = { "@odata.context": "$metadata#things/$entity", name: "x" };
const row = response(200, record);
const read = (session: Session, entityType: string, entityId = id) =>
  getRecord(session, { entityType, entityId }).catch((error: unknown) => error);

test("a table that got another set name since the list was read is looked for anew", async () => {
  const { session, paths } = begin(
    directory(["thing", "things"]),
    unknown("things"),
    directory(["thing", "thingset"]),
    row,
    row,
  );
  await tableNames(session);
  expect(await read(session, "thing")).toEqual(record);
  expect(await read(session, "thing")).toEqual(record);
  expect(paths().filter((path) => !path?.startsWith("EntityDefinitions"))).toEqual([
    `things(${id})`,
    `thingset(${id})`,
    `thingset(${id})`,
  ]);
});

test("a table that the list has under the very name refused is refused", async () => {
  const { session, paths } = begin(unknown("things"), directory(["thing", "things"]));
  expect(await read(session, "things")).toMatchObject({
    name: "DataverseError",
    status: 404,
    hint: expect.stringMatching(/not yet served/) as string,
  });
  expect(paths()).toHaveLength(2);
});

test("several tables of one display name are all named, with what to write instead", async () => {
  const { session } = begin(
    unknown("Auftrag"),
    directory(["salesorder", "salesorders", "Auftrag"], ["new_order", "new_orders", "Auftrag"]),
  );
  expect(await read(session, "Auftrag")).toMatchObject({
    name: "InputError",
    message:
      'Entity Type "Auftrag" is the display name of 2 tables: salesorder (set name salesorders), new_order (set name new_orders). Use one of these names.',
  });
});

test("where nothing is near, nothing is suggested", async () => {
  const { session } = begin(unknown("zzzzzzzz"), directory(["thing", "things"]));
  const error = await read(session, "zzzzzzzz");
  expect(error).toMatchObject({
    status: 404,
    detail: expect.stringMatching(/'zzzzzzzz'/) as string,
  });
  expect(String(error)).toContain("There is no table zzzzzzzz.");
});

test("a table without a set cannot be worked on", async () => {
  const { session, paths } = begin(unknown("hidden"), directory(["hidden", ""]));
  expect(await read(session, "hidden")).toMatchObject({
    status: 404,
    hint: expect.stringMatching(/has no entity set/) as string,
  });
  expect(paths()).toHaveLength(2);
});

test("another segment that Dataverse does not know is no reason to look", async () => {
  const { session, paths } = begin(unknown("nonsense"));
  expect(await read(session, "things")).toMatchObject({ status: 404 });
  expect(paths()).toEqual([`things(${id})`]);
});

test("definitions that cannot be read leave a contradiction a contradiction", async () => {
  const { session } = begin(refusal(403, "0x80040220"));
  expect(await read(session, "thing", `things(${id})`)).toMatchObject({
    name: "InputError",
    message: "Entity ID names a record of things, but Entity Type is thing.",
  });
});

test("what changes the meaning of the URL is refused before anything is sent", async () => {
  const { session, paths } = begin(row);
  for (const entityType of ["things?$top=1", "things#x", "  ", "//"]) {
    expect(await read(session, entityType)).toMatchObject({ name: "InputError" });
  }
  expect(paths()).toEqual([]);
});

test("an operation is run twice at most", async () => {
  const { session } = begin(unknown("thing"), directory(["thing", "things"]), unknown("things"));
  let runs = 0;
  const use = async (params: { entityType: string }) => {
    runs += 1;
    return getRecord(session, { ...params, entityId: id });
  };
  const run = retryWithFreshMetadata(async (assumptions) =>
    use(await resolveTable(session, { entityType: "thing" }, assumptions)),
  );
  await expect(run).rejects.toMatchObject({ status: 404 });
  expect(runs).toBeLessThanOrEqual(2);
});
