import { makeCaches } from "../../../src/client/caches/caches";
import { DataverseError } from "../../../src/client/errors/DataverseError";
import { createRecord } from "../../../src/client/records/createRecord";
import { SecretMask } from "../../../src/client/secrets/SecretMask";
import type { Session } from "../../../src/client/session/session";
import type { HttpResponse } from "../../../src/client/types/http";
import { useVirtualTime } from "../../support/time";
import { environment, recordingLogger, refusal, response } from "../fakes";
import { scripted } from "../http/policies/scripted";

const time = useVirtualTime();
const id = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
const at = (ms: number) => new Date(ms).toISOString();
const date = (ms: number) => ({
  date: new Date(ms).toUTCString(),
  "content-type": "application/json",
});
const exists = refusal(412, "0x80040237", "Cannot insert duplicate key.");
const gone = refusal(404, "0x80040217", "account With Id = x Does Not Exist");
const row = (createdMs: number): HttpResponse => ({
  ...response(200),
  value: { accountid: id, createdon: at(createdMs) },
});

const create = async (...outcomes: Parameters<typeof scripted>) => {
  const script = scripted(...outcomes);
  const logger = recordingLogger();
  const { next } = script;
  const secrets = new SecretMask();
  const session: Session = {
    environment,
    identity: "",
    caches: makeCaches(),
    logger,
    secrets,
    timeoutMs: 1_000,
    next,
  };
  const params = { entityType: "accounts", record: { name: "x" }, recordId: id };
  const result = await createRecord(session, params).catch((error: unknown) => error);
  return { result, requests: script.requests };
};

test("is an upsert that may only create", async () => {
  const { result, requests } = await create({ ...response(201), value: { accountid: id } });
  expect(result).toEqual({ accountid: id });
  expect(requests).toMatchObject([
    {
      method: "PATCH",
      url: `${environment.apiRoot}accounts(${id})`,
      headers: { "If-None-Match": "*", Prefer: "return=representation" },
      body: '{"name":"x"}',
      idempotency: "clientGeneratedId",
    },
  ]);
});

describe("a repeat that is refused", () => {
  const inDoubt = (answer: HttpResponse) => ({ ...answer, afterDoubt: true });

  test("was done, when the row is there and as young as the first try", async () => {
    const now = time.now();
    const refused = { ...inDoubt(exists), headers: date(now) };
    const { result, requests } = await create(refused, row(now - 2_000));
    expect(result).toMatchObject({ accountid: id });
    expect(requests.map(({ method }) => method)).toEqual(["PATCH", "GET"]);
  });

  test("stands, when the row is older than the first try", async () => {
    const now = time.now();
    const refused = { ...inDoubt(exists), headers: date(now) };
    const { result } = await create(refused, row(now - 3_600_000));
    expect(result).toMatchObject({ outcome: "notDone", status: 412, code: "0x80040237" });
  });

  test("stands, when there is no row", async () => {
    const { result } = await create(inDoubt(refusal(400, "0x80040203")), gone);
    expect(result).toMatchObject({ outcome: "notDone", status: 400 });
  });

  test("is unknown, when the row cannot be looked up", async () => {
    const { result } = await create(inDoubt(exists), refusal(403, "0x80040220"));
    expect(result).toMatchObject({ outcome: "unknown", status: 412 });
    expect(String(result)).toMatch(/run again with the same Record ID/);
  });
});

test("a refusal without doubt stands, and nothing is looked up", async () => {
  const { result, requests } = await create(exists);
  expect(result).toMatchObject({ outcome: "notDone", status: 412 });
  expect(requests).toHaveLength(1);
});

describe("an answer that is lost although the create was done", () => {
  const done = new DataverseError({ operation: "Creating", outcome: "done", detail: "no JSON" });

  test("is read back", async () => {
    expect((await create(done, row(time.now()))).result).toMatchObject({ accountid: id });
  });

  test("is what the look-up says when the row is missing", async () => {
    const { result } = await create(done, gone);
    expect(result).toMatchObject({ outcome: "notDone" });
  });

  test("stays told as done when the row may not be read", async () => {
    expect((await create(done, refusal(403, "0x80040220"))).result).toBe(done);
  });
});
