import { makeCaches } from "../../../src/client/caches/caches";
import { DataverseError } from "../../../src/client/errors/DataverseError";
import { SecretMask } from "../../../src/client/secrets/SecretMask";
import { findId } from "../../../src/client/session/readId";
import { readJson, type Session, send } from "../../../src/client/session/session";
import { settleByReading } from "../../../src/client/session/settleByReading";
import { withDeadline } from "../../../src/client/session/withDeadline";
import { useVirtualTime } from "../../support/time";
import { environment, recordingLogger, refusal, request, response } from "../fakes";
import { scripted } from "../http/policies/scripted";

const sessionOf = (next: Session["next"]): Session => ({
  environment,
  secrets: new SecretMask(),
  caches: makeCaches(),
  identity: "",
  logger: recordingLogger(),
  timeoutMs: 5,
  next,
});

const urlOf = async (path: string) => {
  const script = scripted(response(200));
  const session = sessionOf(script.next);
  await send(session, { method: "GET", path, operation: "x", idempotency: "always" });
  return script.requests[0]?.url;
};

test.each([
  ["", environment.apiRoot],
  ["WhoAmI", `${environment.apiRoot}WhoAmI`],
  // A table whose name begins like a scheme.
  ["http_logs?$top=1", `${environment.apiRoot}http_logs?$top=1`],
  ["https", `${environment.apiRoot}https`],
])("the path %j is under the API root", async (path, url) => {
  expect(await urlOf(path)).toBe(url);
});

test("a next link is followed as it is", async () => {
  const link = `${environment.apiRoot}accounts?$skiptoken=%253Ccookie%2520page%253E&x='é`;
  expect(await urlOf(link)).toBe(link);
  expect(await urlOf(link.replace("https", "HTTPS"))).toBe(link.replace("https", "HTTPS"));
});

test("no body is no JSON", () => {
  expect(readJson(response(204))).toBeUndefined();
  expect(readJson(response(200, "{}"))).toEqual({});
});

const time = useVirtualTime();

describe("the id of a record that may be there", () => {
  const id = "7d577253-3ef0-4a0a-bb7f-8335c2596e70";
  const found = (answer: ReturnType<typeof response>) =>
    findId(
      sessionOf(async (sent) => ({
        ...answer,
        value: answer.status < 300 ? sent.read?.(answer) : undefined,
      })),
      "accounts(number=5)",
      "accountid",
      {},
    );

  test("is undefined where it is not, and any other refusal is thrown", async () => {
    expect(await found(response(200, { accountid: id }))).toBe(id);
    expect(await found(refusal(404, "0x80040217"))).toBeUndefined();
    await expect(found(refusal(403, "0x80040220"))).rejects.toBeInstanceOf(DataverseError);
  });
});

test.each([
  ["always", undefined, "notDone", "Wait a little"],
  ["never", undefined, "unknown", expect.stringMatching(/./)],
  ["never", "Look at the list", "unknown", "Look at the list"],
] as const)(
  "whoever waits is told in time: %s, %s",
  async (idempotency, whenUnknown, outcome, hint) => {
    const deadline = { totalMs: 10_000, tryMs: 1_000, whose: "a form has", hint: "Wait a little" };
    const session = withDeadline(
      sessionOf(() => new Promise(() => {})),
      deadline,
    );
    const thrown = session
      .next(request({ idempotency, whenUnknown }))
      .catch((error: unknown) => error);
    time.toNextTimer();
    time.toNextTimer();
    expect(await thrown).toMatchObject({ outcome, hint });
  },
);

test("an action whose outcome cannot be read says why, whatever was thrown", async () => {
  const lost = new DataverseError({
    operation: "Merging",
    outcome: "unknown",
    detail: "it was lost",
  });
  for (const [cause, words] of [
    [new Error("no rights"), "no rights"],
    ["a text", "a text"],
  ] as const) {
    const settled = settleByReading(
      sessionOf(() => new Promise(() => {})),
      lost,
      {
        find: () => Promise.reject(cause),
        found: "it is merged",
        missing: "it is not merged",
      },
    );
    await expect(settled).rejects.toMatchObject({
      hint: `What became of it could not be read: ${words}`,
    });
  }
});
