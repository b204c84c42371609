import { DataverseError } from "../../../../src/client/errors/DataverseError";
import { TransportFailure, UnreadableBody } from "../../../../src/client/errors/failures";
import { retry } from "../../../../src/client/http/policies/retry";
import { waitBudget } from "../../../../src/client/http/waits";
import type { HttpRequest, WaitBudget } from "../../../../src/client/types/http";
import { useVirtualTime } from "../../../support/time";
import { recordingLogger, refusal, request, response } from "../../fakes";
import { scripted } from "./scripted";

const time = useVirtualTime();
const reset = new TransportFailure("noAnswer", "the connection was closed", "ECONNRESET");
const refused = new TransportFailure("notSent", "the connection was refused", "ECONNREFUSED");
const cut = new TransportFailure("cutOff", "the answer broke off", "ECONNRESET", 201, {
  "odata-entityid": "https://contoso.crm4.dynamics.com/api/data/v9.2/accounts(1)",
  req_id: "r-9",
});
const throttled = (retryAfter: string) => ({
  ...refusal(429, "0x80072322", "Number of requests exceeded the limit."),
  headers: { "content-type": "application/json", "retry-after": retryAfter },
});
const unavailable = response(503, "<html>", { "content-type": "text/html" });

const run = async (
  changes: Partial<HttpRequest>,
  outcomes: Parameters<typeof scripted>,
  budget: WaitBudget = waitBudget(600_000),
) => {
  const script = scripted(...outcomes);
  const logger = recordingLogger();
  const result = await retry(budget, logger)(request(changes), script.next).catch(
    (error: unknown) => error as DataverseError,
  );
  return { result, tries: script.requests.length, lines: logger.lines };
};
const write = {
  method: "POST",
  idempotency: "never",
  operation: "Creating a record of accounts",
} as const;

describe("goes on after", () => {
  test.each([
    ["429", throttled("7"), [7_000]],
    ["503", unavailable, [500]],
    ["a reset", reset, [500]],
    ["a refused connection", refused, [500]],
    ["a cut answer", cut, [500]],
    ["a transient 500", refusal(500, "0x80044151"), [500]],
  ])("%s, on a read", async (_, outcome, sleeps) => {
    const { result, tries, lines } = await run({}, [outcome, response(200, "{}")]);
    expect(result).toMatchObject({ status: 200 });
    expect(tries).toBe(2);
    expect(time.sleeps).toEqual(sleeps);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^warn: Querying accounts: .*; trying again in \d+\.\d s \(retry 1\)$/,
    );
  });

  test("429 and refused connections, even on a create", async () => {
    const { result, tries } = await run(write, [throttled("1"), refused, response(201)]);
    expect(result).toMatchObject({ status: 201, afterDoubt: false });
    expect(tries).toBe(3);
  });

  test("doubt, where repeating is harmless, and tells so", async () => {
    const { result } = await run({ method: "DELETE", idempotency: "harmless" }, [
      reset,
      response(404),
    ]);
    expect(result).toMatchObject({ status: 404, afterDoubt: true });
  });
});

describe("a body that cannot be read", () => {
  const read = jest.fn(({ body }: { body: Buffer }) => {
    if (String(body) === "bad") throw new UnreadableBody("the answer is not valid JSON");
    return String(body);
  });

  test("is a clear error where it was a read", async () => {
    const { result, tries } = await run({ read }, [response(200, "bad"), response(200, "good")]);
    expect(result).toMatchObject({ outcome: "notDone", status: 200 });
    expect(String(result)).toMatch(/not valid JSON/);
    expect(tries).toBe(1);
  });

  test("of a write means that it was done", async () => {
    const { result, tries } = await run({ ...write, read }, [
      response(201, "bad", { req_id: "r" }),
    ]);
    expect(tries).toBe(1);
    expect(result).toMatchObject({ outcome: "done", status: 201, requestId: "r" });
    expect(String(result)).toMatch(/not valid JSON\. Dataverse carried it out.*do not repeat it/);
  });

  test("is not looked for in a refusal", async () => {
    read.mockClear();
    await run({ read }, [response(404, "bad")]);
    expect(read).not.toHaveBeenCalled();
  });

  test("and a fault of our own is not mistaken for one", async () => {
    const fault = new TypeError("x is not a function");
    const { result, tries } = await run({ read: () => Promise.reject(fault) }, [response(200)]);
    expect(result).toBe(fault);
    expect(tries).toBe(1);
  });
});

describe("a create that may have been carried out", () => {
  test.each([
    ["503", unavailable],
    ["a reset", reset],
  ])("after %s is unknown, and sent once", async (_, outcome) => {
    const whenUnknown = "Look for it first";
    const { result, tries } = await run({ ...write, whenUnknown }, [outcome]);
    expect(tries).toBe(1);
    expect(result).toBeInstanceOf(DataverseError);
    expect(result).toMatchObject({ outcome: "unknown", hint: whenUnknown });
  });

  test("whose answer is cut off is done, with where and under which request id", async () => {
    const { result, tries } = await run(write, [cut]);
    expect(tries).toBe(1);
    expect(result).toMatchObject({
      outcome: "done",
      status: 201,
      requestId: "r-9",
      entityUrl: "https://contoso.crm4.dynamics.com/api/data/v9.2/accounts(1)",
    });
  });
});

describe("gives up", () => {
  test.each([400, 403, 404, 405, 412, 413])("at once on %i, which stands", async (status) => {
    const { result, tries } = await run(write, [refusal(status, "0x1")]);
    expect(result).toMatchObject({ status, afterDoubt: false });
    expect(tries).toBe(1);
  });

  test("after 5 retries of what does not pass", async () => {
    const { result, tries } = await run({}, [unavailable]);
    expect(tries).toBe(6);
    expect(time.sleeps).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
    expect(result).toMatchObject({ outcome: "notDone", status: 503 });
    expect(String(result)).toMatch(/; 5 retries did not help\./);
  });

  test("in doubt, where the last try may have been carried out", async () => {
    const { result } = await run({ method: "PATCH", idempotency: "harmless" }, [reset]);
    expect(result).toMatchObject({ outcome: "unknown" });
  });

  test("without doubt, where no try was ever sent", async () => {
    const { result } = await run(write, [
      new TransportFailure("notSent", "no connection", "ECONNREFUSED"),
    ]);
    expect(result).toMatchObject({ outcome: "notDone" });
    expect(String(result)).toMatch(/no connection; 5 retries did not help\. Check Web API URL/);
  });

  test("at once, where the certificate is not accepted", async () => {
    const { result, tries } = await run(write, [
      new TransportFailure("untrusted", "no trust", "CERT_HAS_EXPIRED"),
    ]);
    expect(result).toMatchObject({ outcome: "notDone" });
    expect(String(result)).toMatch(/replaces its certificate/);
    expect(tries).toBe(1);
  });

  test("after 50 throttled tries, counted apart from the others", async () => {
    const passing = [reset, reset, reset, reset, reset];
    const { tries, result } = await run({}, [...passing, throttled("1")]);
    expect(tries).toBe(5 + 51);
    expect(String(result)).toMatch(/50 retries did not help\. Run again later, or send less/);
  });

  test("before a wait that is too long", async () => {
    const { result } = await run({}, [throttled("451")]);
    expect(time.sleeps).toEqual([]);
    expect(String(result)).toMatch(
      /asks to wait 451 s, longer than the 450 s that one wait may take/,
    );
    expect(result).toMatchObject({ status: 429, code: "0x80072322", outcome: "notDone" });
  });

  test("when the waits of the action are used up, whoever used them", async () => {
    const budget = waitBudget(20_000);
    await run({}, [throttled("15"), response(200)], budget);
    expect(budget).toMatchObject({ totalMs: 20_000, remainingMs: 5_000 });
    const { result } = await run({}, [throttled("6")], budget);
    expect(String(result)).toMatch(
      /next wait of 6 s would exceed the 20 s that all waits together/,
    );
    expect(time.sleeps).toEqual([15_000]);
  });
});

test("a raw request's own counts take the place of the table's", async () => {
  const own = { maxRetries: 2, delayMs: 40, exponential: false, allErrors: true };
  const { result, tries } = await run({ retry: own }, [refusal(404, "0x1")]);
  expect(tries).toBe(3);
  expect(time.sleeps).toEqual([40, 40]);
  expect(result).toMatchObject({ status: 404 });
});

test("an error that is no failure of the transport goes on as it is", async () => {
  const error = new DataverseError({ operation: "x", outcome: "notDone", detail: "y" });
  const { result, tries } = await run({}, [error]);
  expect(result).toBe(error);
  expect(tries).toBe(1);
});
