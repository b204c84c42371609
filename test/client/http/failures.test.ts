import { AxiosError } from "axios";
import { TransportFailure } from "../../../src/client/errors/failures";
import { ambiguousOutcome } from "../../../src/client/http/ambiguousOutcome";
import { byteRange } from "../../../src/client/http/policies/byteRange";
import { onlyDataverse } from "../../../src/client/http/policies/onlyDataverse";
import { withinTime } from "../../../src/client/http/policies/withinTime";
import { noAnswer, tooLarge } from "../../../src/client/http/transport/failure";
import { runtime } from "../../../src/client/runtime";
import { environment, request, response } from "../fakes";

const fault = (code?: string, syscall?: string) => Object.assign(new Error("x"), { code, syscall });

describe("a request that got no answer", () => {
  test.each<[error: unknown, kind: string, words: RegExp]>([
    [fault("ENOTFOUND"), "notSent", /the host name was not found \(ENOTFOUND\)/],
    [fault("EAI_AGAIN", "getaddrinfo"), "notSent", /the host name was not found/],
    [fault("ECONNREFUSED"), "notSent", /the connection was refused/],
    [fault("ETIMEDOUT", "connect"), "notSent", /closed without an answer \(ETIMEDOUT\)/],
    [fault("ECONNRESET"), "noAnswer", /closed without an answer \(ECONNRESET\)/],
    [fault(), "noAnswer", /\(UNKNOWN\)/],
    [new AxiosError("x"), "noAnswer", /\(UNKNOWN\)/],
    [new AxiosError("x", "ECONNABORTED"), "noAnswer", /\(ECONNABORTED\)/],
    [fault("DEPTH_ZERO_SELF_SIGNED_CERT"), "untrusted", /certificate or encryption/],
    ["what is no error", "noAnswer", /\(UNKNOWN\)/],
  ])("%p: %s", (error, kind, words) => {
    expect(noAnswer(error)).toMatchObject({ kind, message: expect.stringMatching(words) });
  });

  test.each([
    [1_000, "1000 bytes"],
    [5_900_000, "5 MB"],
  ])("an answer of more than %i bytes", (most, words) => {
    expect(tooLarge({ status: 200, headers: {} }, most).message).toContain(words);
  });

  test("what became of it is told, whatever is known of the failure", () => {
    const write = request({ method: "POST", idempotency: "never" });
    const lost = { result: { kind: "noAnswer" } } as const;
    expect(ambiguousOutcome(write, lost, "unknown", true)).toMatchObject({
      outcome: "unknown",
      status: undefined,
      detail: "no usable answer",
    });
    const failure = new TransportFailure("noAnswer", "it was closed", "ECONNRESET");
    expect(ambiguousOutcome(write, { ...lost, failure }, "done", false)).toMatchObject({
      outcome: "done",
      detail: "it was closed",
    });
  });
});

describe("only Dataverse's own answers pass", () => {
  const policy = onlyDataverse(environment);
  const cut = (status: number, headers = {}) =>
    new TransportFailure("cutOff", "it broke off", "ECONNRESET", status, headers);
  const sent = (error: unknown) =>
    policy(request(), () => Promise.reject(error)).catch((thrown: unknown) => thrown);

  test("a page that broke off is somebody else's", async () => {
    expect(await sent(cut(200, { "content-type": "text/html" }))).toMatchObject({
      kind: "foreign",
    });
    expect(await sent(cut(302))).toMatchObject({ kind: "foreign" });
  });

  test.each([
    cut(503, { "content-type": "text/html" }),
    cut(200, { "content-type": "application/json", "odata-version": "4.0" }),
    new TransportFailure("noAnswer", "x", "ECONNRESET"),
    new Error("x"),
  ])("%p is thrown as it is", async (error) => expect(await sent(error)).toBe(error));
});

test("without any time left nothing is sent", async () => {
  const late = request({ endsMs: runtime.now() - 1 });
  const next = jest.fn();
  await expect(withinTime(late, next)).rejects.toThrow(/no time was left for it in this run/);
  expect(next).not.toHaveBeenCalled();
});

describe("a part of an answer without Content-Range is the one that was asked for, if its length is right", () => {
  const part = (range: { from: number; to?: number }, headers: Record<string, string>, bytes = 4) =>
    byteRange(request({ range }), async () => response(206, Buffer.alloc(bytes), headers));

  test.each([
    [{ from: 2, to: 5 }, "10", { from: 2, to: 5, total: 10 }],
    [{ from: 6 }, "10", { from: 6, to: 9, total: 10 }],
    [{ from: 6, to: 99 }, "10", { from: 6, to: 9, total: 10 }],
  ])("%j of %s", async (range, size, given) => {
    expect((await part(range, { "x-ms-file-size": size })).part).toEqual(given);
  });

  test.each<[range: { from: number; to?: number }, headers: Record<string, string>]>([
    [{ from: 2, to: 5 }, {}],
    [{ from: 2, to: 5 }, { "x-ms-file-size": "many" }],
    [{ from: 20 }, { "x-ms-file-size": "10" }],
    [{ from: 2, to: 8 }, { "x-ms-file-size": "10" }],
    [{ from: 2, to: 5 }, { "content-range": "bytes 0-3/10" }],
  ])("%j by %j is not believed", async (range, headers) => {
    await expect(part(range, headers)).rejects.toThrow(/another part than the one/);
  });
});
