import { Refusal } from "../../../sandbox/errors";
import { ServiceProtection } from "../../../sandbox/limits/serviceProtection";

const user = "u1";

function protection(limits: { requests?: number; windowSeconds?: number; concurrency?: number }) {
  const clock = { now: 1_000_000 };
  const defaults = { requests: 100, windowSeconds: 10, concurrency: 100 };
  return {
    clock,
    service: new ServiceProtection({ ...defaults, ...limits }, () => clock.now),
  };
}

function refusal(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("Nothing was refused.");
}

describe("the request limit", () => {
  it("refuses the request after the last one allowed, in the service's words", () => {
    const { service } = protection({ requests: 3 });
    for (let at = 0; at < 3; at += 1) service.enter(user)();
    expect(refusal(() => service.enter(user))).toMatchObject({
      status: 429,
      code: "0x80072322",
      message: "Number of requests exceeded the limit of 3 over time window of 10 seconds.",
      headers: { "Retry-After": "10" },
    });
  });

  it("lets who waits Retry-After seconds in again", () => {
    const { service, clock } = protection({ requests: 2 });
    service.enter(user)();
    clock.now += 4000;
    service.enter(user)();
    const wait = Number(refusal(() => service.enter(user)).headers["Retry-After"]);
    expect(wait).toBe(6);
    clock.now += wait * 1000;
    expect(() => service.enter(user)).not.toThrow();
  });

  it("lets nobody in a moment earlier", () => {
    const { service, clock } = protection({ requests: 1 });
    service.enter(user)();
    clock.now += 9999;
    expect(refusal(() => service.enter(user)).status).toBe(429);
  });

  it("makes the wait longer for who keeps hammering, up to a whole window", () => {
    const { service, clock } = protection({ requests: 1 });
    service.enter(user)();
    clock.now += 7000;
    const waits = Array.from({ length: 10 }, () =>
      Number(refusal(() => service.enter(user)).headers["Retry-After"]),
    );
    expect(waits).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 10, 10]);
  });

  it("counts each user apart", () => {
    const { service } = protection({ requests: 1 });
    service.enter("a")();
    expect(() => service.enter("b")).not.toThrow();
    expect(refusal(() => service.enter("a")).status).toBe(429);
  });

  it("says how many requests remain", () => {
    const { service, clock } = protection({ requests: 2 });
    expect(service.remaining(user)).toBe(2);
    service.enter(user)();
    service.enter(user)();
    expect(service.remaining(user)).toBe(0);
    clock.now += 10_000;
    expect(service.remaining(user)).toBe(2);
  });
});

describe("the concurrency limit", () => {
  it("refuses at once what comes while all places are taken", () => {
    const { service } = protection({ concurrency: 2 });
    service.enter(user);
    service.enter(user);
    expect(refusal(() => service.enter(user))).toMatchObject({
      status: 429,
      code: "0x80072326",
      message: "Number of concurrent requests exceeded the limit of 2.",
    });
  });

  it("has a place again when one request has been answered", () => {
    const { service } = protection({ concurrency: 1 });
    const leave = service.enter(user);
    leave();
    expect(() => service.enter(user)).not.toThrow();
  });

  it("does not count a refused request as sent", () => {
    const { service } = protection({ concurrency: 1, requests: 2 });
    service.enter(user);
    refusal(() => service.enter(user));
    expect(service.remaining(user)).toBe(1);
  });
});
