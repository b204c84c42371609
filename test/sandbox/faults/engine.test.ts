import { FaultEngine, type FaultSubject } from "../../../sandbox/faults/engine";
import type { FaultRule } from "../../../sandbox/faults/types";

const read: FaultSubject = { method: "GET", url: "/api/data/v9.2/accounts?$top=1", token: false };
const reset = { kind: "reset" } as const;

function strikes(rule: FaultRule, subjects: readonly FaultSubject[]): boolean[] {
  const engine = new FaultEngine();
  engine.add(rule);
  return subjects.map((subject) => engine.strike(subject) !== undefined);
}

function times(count: number): FaultSubject[] {
  return Array.from({ length: count }, () => read);
}

describe("which of the matching requests a rule strikes", () => {
  it.each<[string, Omit<FaultRule, "action">, boolean[]]>([
    ["the first one, by default", {}, [true, false, false]],
    ["as many as `times` says", { times: 2 }, [true, true, false]],
    ["all of them", { times: Number.POSITIVE_INFINITY }, [true, true, true]],
    ["none before `after` have passed", { after: 2 }, [false, false, true, false]],
    ["every n-th", { every: 2, times: 2 }, [false, true, false, true, false, false]],
    [
      "every n-th after the first ones",
      { after: 1, every: 2, times: 9 },
      [false, false, true, false, true],
    ],
    ["no request at all", { times: 0 }, [false, false]],
  ])("%s", (_, rule, expected) => {
    expect(strikes({ ...rule, action: reset }, times(expected.length))).toEqual(expected);
  });
});

describe("which requests a rule matches", () => {
  const write: FaultSubject = { method: "POST", url: "/api/data/v9.2/contacts", token: false };
  const token: FaultSubject = { method: "POST", url: "/t/oauth2/v2.0/token", token: true };

  it.each<[string, FaultRule["match"], boolean[]]>([
    ["API requests of any kind, by default", undefined, [true, true, false]],
    ["a method in any letter case", { method: "post" }, [false, true, false]],
    ["a part of path and query", { path: "$top=1" }, [true, false, false]],
    ["an expression", { path: /\/contacts$/ }, [false, true, false]],
    ["an expression with the global flag, every time", { path: /accounts/g }, [true, false, false]],
    ["token requests", { token: true }, [false, false, true]],
  ])("%s", (_, match, expected) => {
    const rule = { ...(match ? { match } : {}), times: 9, action: reset };
    const engine = new FaultEngine();
    engine.add(rule);
    for (const round of [1, 2]) {
      const struck = [read, write, token].map((subject) => engine.strike(subject) !== undefined);
      expect({ round, struck }).toEqual({ round, struck: expected });
    }
  });
});

describe("several rules", () => {
  it("are asked in the order they were added, one a request", () => {
    const engine = new FaultEngine();
    engine.add({ action: { kind: "delay", ms: 1 } });
    engine.add({ action: reset });
    expect(times(3).map((subject) => engine.strike(subject)?.kind)).toEqual([
      "delay",
      "reset",
      undefined,
    ]);
  });

  it("do not count a request that an earlier rule struck", () => {
    const engine = new FaultEngine();
    engine.add({ action: { kind: "delay", ms: 1 } });
    engine.add({ after: 1, action: reset });
    expect(times(3).map((subject) => engine.strike(subject)?.kind)).toEqual([
      "delay",
      undefined,
      "reset",
    ]);
  });

  it("are gone when cleared", () => {
    const engine = new FaultEngine();
    engine.add({ times: 9, action: reset });
    engine.clear();
    expect(engine.strike(read)).toBeUndefined();
  });
});
