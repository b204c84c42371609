import { makeThrottle } from "../../../src/client/bulk/scheduling/throttle";
import { makeCaches } from "../../../src/client/caches/caches";
import { DataverseError } from "../../../src/client/errors/DataverseError";
import { SecretMask } from "../../../src/client/secrets/SecretMask";
import type { Session } from "../../../src/client/session/session";
import type { HttpRequest, HttpResponse } from "../../../src/client/types/http";
import { useVirtualTime } from "../../support/time";
import { environment, recordingLogger, response } from "../fakes";

const time = useVirtualTime();
const call = {
  method: "POST",
  path: "accounts",
  operation: "Creating",
  idempotency: "never",
} as const;
let origin = 0;

/** A throttle over a pipeline that does to each request what the test says. */
const over = (next: (request: HttpRequest) => Promise<HttpResponse>, maxParallel?: number) => {
  origin += 1;
  const session: Session = {
    environment: { ...environment, origin: `https://o${origin}.example` },
    secrets: new SecretMask(),
    caches: makeCaches(),
    identity: "",
    logger: recordingLogger(),
    timeoutMs: 1_000,
    next,
  };
  return makeThrottle(session, maxParallel);
};
const answered = (request: HttpRequest, given: HttpResponse): HttpResponse => {
  request.onEvent?.({ kind: "sent" });
  request.onEvent?.({ kind: "answered", response: given });
  return given;
};

test("counts tries and waits; a request that waits because of a 429 is seen to", async () => {
  const seen: number[] = [];
  const watched = over(async (request) => {
    answered(request, response(429, "", { "x-ms-dop-hint": "10" }));
    request.onEvent?.({ kind: "waits", ms: 7_000, throttled: true });
    seen.push(watched.meter.throttled);
    const last = answered(request, response(204));
    seen.push(watched.meter.throttled);
    return last;
  });
  const answer = await watched.send(call);
  expect(answer).toMatchObject({ kind: "answered", tries: 2 });
  expect(seen).toEqual([1, 0]);
  expect(watched.meter).toMatchObject({ requests: 2, waitedMs: 7_000, throttled: 0 });
  expect(watched.concurrencyLimit.limit()).toBe(4);
});

test.each([
  ["done", "done"],
  ["unknown", "lost"],
  ["notDone", "gaveUp"],
] as const)(
  "the outcome %s is %s; a wait that never ends in a try is over with it",
  async (outcome, kind) => {
    const watched = over((request) => {
      answered(request, response(429, "", { "retry-after": "9" }));
      request.onEvent?.({ kind: "waits", ms: 1, throttled: true });
      throw new DataverseError({ operation: "Creating", outcome, detail: "no answer" });
    });
    expect(await watched.send(call)).toMatchObject({ kind, tries: 1, retryAfter: "9" });
    expect(watched.meter.throttled).toBe(0);
  },
);

test("anything but a failure of Dataverse is thrown", async () => {
  const watched = over(() => Promise.reject(new Error("ours")));
  await expect(watched.send(call)).rejects.toThrow("ours");
});

test("what Dataverse recommends is remembered for the environment", async () => {
  const first = over(async (request) =>
    answered(request, response(204, "", { "x-ms-dop-hint": "6" })),
  );
  await first.send(call);
  expect(first.concurrencyLimit.limit()).toBe(6);
  expect(makeThrottle(first.session, undefined).concurrencyLimit.limit()).toBe(6);
});

test("a burst of 429 inside of batches that were under way together is one sign", async () => {
  const watched = over(
    async (request) => answered(request, response(200, "", { "x-ms-dop-hint": "16" })),
    16,
  );
  const answers = await Promise.all(Array.from({ length: 16 }, () => watched.send(call)));
  expect(watched.concurrencyLimit.limit()).toBe(16);
  for (const { sent } of answers) watched.slowDown(sent);
  expect(watched.concurrencyLimit.limit()).toBe(8);
  const next = await watched.send(call);
  watched.slowDown(next.sent);
  expect(watched.concurrencyLimit.limit()).toBe(4);
});

test("waits count from the last time that something came of them", async () => {
  const watched = over(async (request) => answered(request, response(200)));
  expect(await watched.pause(0, "300")).toBe(true);
  watched.progressed();
  expect(await watched.pause(0, "300")).toBe(true);
  await watched.send({ ...call, method: "GET" });
  expect(await watched.pause(0, "300")).toBe(true);
  expect(await watched.pause(0, "300")).toBe(true);
  expect(await watched.pause(0, "1")).toBe(false);
});

test("no wait ends after the deadline", async () => {
  const { session } = over(() => Promise.reject(new Error("ours")));
  const watched = makeThrottle(session, undefined, time.now() + 20_000);
  expect(await watched.pause(0, "15")).toBe(true);
  expect(await watched.pause(0, "6")).toBe(false);
  expect(await watched.pause(0, "5")).toBe(true);
});

test("its own waits have a limit", async () => {
  const watched = over(() => Promise.reject(new Error("ours")));
  expect(await watched.pause(0, "300")).toBe(true);
  expect(await watched.pause(0, "299")).toBe(true);
  expect(await watched.pause(0, "2")).toBe(false);
  expect(await watched.pause(0, "400")).toBe(false);
  expect(time.sleeps).toEqual([300_000, 299_000]);
  expect(watched.meter.waitedMs).toBe(599_000);
});
