import { makeCaches } from "../../../src/client/caches/caches";
import { DataverseError } from "../../../src/client/errors/DataverseError";
import { recoverCreated } from "../../../src/client/records/recoverCreated";
import { SecretMask } from "../../../src/client/secrets/SecretMask";
import type { Session } from "../../../src/client/session/session";
import { environment, recordingLogger, refusal, response } from "../fakes";
import { scripted } from "../http/policies/scripted";

const id = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
const cut = (facts: object = {}) =>
  new DataverseError({
    operation: "Creating a record of accounts",
    outcome: "done",
    status: 201,
    detail: "the answer broke off",
    entityUrl: `${environment.apiRoot}accounts(${id})`,
    ...facts,
  });
const recover = async (error: unknown, ...outcomes: Parameters<typeof scripted>) => {
  const script = scripted(...outcomes);
  const session: Session = {
    environment,
    secrets: new SecretMask(),
    caches: makeCaches(),
    identity: "",
    logger: recordingLogger(),
    timeoutMs: 1_000,
    next: script.next,
  };
  const params = {
    entityType: "accounts",
    record: { name: "x" },
    impersonateObjectId: id,
    wanted: { kind: "record" },
  } as const;
  const result = await recoverCreated(session, error, params).catch((thrown: unknown) => thrown);
  return { result, requests: script.requests };
};

test("the record that the answer's head named is read, for the same user", async () => {
  const { result, requests } = await recover(cut(), { ...response(200), value: { name: "x" } });
  expect(result).toEqual({ name: "x" });
  expect(requests).toMatchObject([
    {
      method: "GET",
      url: `${environment.apiRoot}accounts(${id})`,
      headers: { CallerObjectId: id },
    },
  ]);
});

test.each([
  ["the answer named no record", cut({ entityUrl: undefined })],
  ["the create is unknown", cut({ outcome: "unknown" })],
  ["the create was refused", cut({ outcome: "notDone" })],
  ["the error is of another kind", new Error("x")],
])("nothing is read where %s", async (_, error) => {
  const { result, requests } = await recover(error, response(200));
  expect(result).toBe(error);
  expect(requests).toEqual([]);
});

test.each([
  ["may not be read", refusal(403, "0x80040220")],
  ["is missing", refusal(404, "0x80040217")],
  ["cannot be reached", new Error("reset")],
])("a record that %s does not hide that it was created", async (_, outcome) => {
  const error = cut();
  expect((await recover(error, outcome)).result).toBe(error);
});

test("a record under another address does not either", async () => {
  const error = cut({ entityUrl: `https://evil.example/api/data/v9.2/accounts(${id})` });
  const { result, requests } = await recover(error, response(200));
  expect(result).toBe(error);
  expect(requests).toEqual([]);
});
