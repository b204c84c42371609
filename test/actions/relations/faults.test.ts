import type { FaultAction } from "dataverse-sandbox";
import type { LinkResult, UnlinkResult } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { ACCOUNT_LEADS, CHILDREN, family, forget, leadsOf, many, parentOf } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });

const lead = () => bench.sandbox.insert("lead", { lastname: "L" });
const ACTIONS: Readonly<Record<string, FaultAction>> = {
  "429": { kind: "throttle", retryAfter: 3 },
  "503": { kind: "status", status: 503, body: "<h1>busy</h1>" },
  "a gateway's 502 after the work": { kind: "gateway", status: 502, applied: true },
  "a lost answer": { kind: "lostResponse" },
  "a lost request": { kind: "reset" },
  "half an answer": { kind: "truncate", bytes: 40 },
  "a deadlock": { kind: "sql", number: 1205 },
};
/** Strikes every write. */
const always = (action: FaultAction) => {
  for (const method of ["PATCH", "POST"]) {
    bench.sandbox.fault({ match: { method }, times: Number.POSITIVE_INFINITY, action });
  }
};

/** One side of each kind of relation, and what it comes to. */
const WAYS = {
  children: (count: number) => {
    const { account, contacts } = family(bench, count);
    return {
      given: { entityType: "accounts", entityId: account, relationship: CHILDREN },
      related: contacts,
      linked: () => contacts.filter((id) => parentOf(bench, id) === account).length,
    };
  },
  "many-to-many": (count: number) => {
    const { account } = family(bench, 0);
    return {
      given: { entityType: "accounts", entityId: account, relationship: ACCOUNT_LEADS },
      related: many(count, lead),
      linked: () => leadsOf(bench, account).length,
    };
  },
};

describe.each(Object.entries(WAYS))("%s", (_way, make) => {
  describe.each(Object.entries(ACTIONS))("after %s", (_fault, action) => {
    it.each([
      [1, "ok", "move"],
      [3, "ok", "move"],
      [1, "fail", "fail"],
      [3, "fail", "fail"],
    ])("links %i records, %s, %s", async (count, ifAlreadyLinked, ifLinkedElsewhere) => {
      const { given, related, linked } = make(count);
      forget(bench);
      for (const method of ["PATCH", "POST"]) bench.sandbox.fault({ match: { method }, action });
      const result = await bench.act<LinkResult>("associateEntities", {
        ...given,
        relatedRecords: related,
        ifAlreadyLinked,
        ifLinkedElsewhere,
      });
      expect(result).toMatchObject({ linked: count, failed: [], unknown: [], complete: true });
      expect(linked()).toBe(count);
      expect(bench.requests().some(({ fault }) => fault === action.kind)).toBe(true);
    });

    it.each([1, 3])("ends %i links", async (count) => {
      const { given, related, linked } = make(count);
      await bench.act("associateEntities", { ...given, relatedRecords: related });
      forget(bench);
      for (const method of ["PATCH", "POST", "DELETE"]) {
        bench.sandbox.fault({ match: { method }, after: method === "POST" ? 1 : 0, action });
      }
      const result = await bench.act<UnlinkResult>("disassociateEntities", {
        ...given,
        relatedRecords: related,
      });
      expect(result).toMatchObject({ unlinked: count, failed: [], unknown: [], complete: true });
      expect(linked()).toBe(0);
    });

    it("inside of a batch", async () => {
      const { given, related, linked } = make(4);
      const path = new RegExp(`${related[2]}|${ACCOUNT_LEADS}/\\$ref`);
      bench.sandbox.fault({ match: { path }, action });
      const result = await bench.act<LinkResult>("associateEntities", {
        ...given,
        relatedRecords: related,
      });
      expect(result).toMatchObject({ linked: 4, failed: [], unknown: [] });
      expect(linked()).toBe(4);
    });
  });

  it("a refusal half way ends with what was done", async () => {
    const { given, related, linked } = make(4);
    const body = { code: "0x80040265", message: "The plug-in says no." };
    bench.sandbox.fault({
      match: { path: new RegExp(`${related[1]}|${ACCOUNT_LEADS}/\\$ref`) },
      action: { kind: "status", status: 400, body },
    });
    const result = await bench.act<LinkResult>("associateEntities", {
      ...given,
      relatedRecords: related,
    });
    expect(result).toMatchObject({ linked: 3, unprocessed: 0, complete: true });
    expect(result.failed).toHaveLength(1);
    expect(result.failed[0]?.error).toMatchObject({ code: "0x80040265", status: 400 });
    expect(result.failed[0]?.error.message).toContain("The plug-in says no.");
    expect(linked()).toBe(3);
  });

  it("a missing privilege ends the run, and fails the action where nothing was done", async () => {
    const { given, related, linked } = make(3);
    const message =
      "Principal user (Id=1, type=8) is missing prvAppendToAccount privilege (Id=2) on OTC=1 for entity 'account'.";
    bench.sandbox.fault({
      match: { path: /contacts\(|\/\$ref/ },
      times: Number.POSITIVE_INFINITY,
      action: { kind: "status", status: 403, body: { code: "0x80040220", message } },
    });
    const error = await bench.failure("associateEntities", { ...given, relatedRecords: related });
    expect(error).toMatchObject({ status: 403, code: "0x80040220" });
    expect(error.message).toContain("prvAppendToAccount");
    expect(linked()).toBe(0);
  });

  it("no access to one record fails that one", async () => {
    const { given, related } = make(3);
    const message = "SecLib::AccessCheckEx failed. Returned hr = -2147187962";
    bench.sandbox.fault({
      match: { path: /contacts\(|\/\$ref/ },
      action: { kind: "status", status: 403, body: { code: "0x80040220", message } },
    });
    const result = await bench.act<LinkResult>("associateEntities", {
      ...given,
      relatedRecords: related,
    });
    expect(result.failed).toMatchObject([{ index: 0, error: { status: 403 } }]);
    expect(result.linked).toBe(2);
  });

  it("Dataverse that is away for good: nothing was done, and that is said", async () => {
    const { given, related } = make(2);
    always({ kind: "status", status: 503, body: "<h1>busy</h1>" });
    const outcome = await bench
      .act<LinkResult>("associateEntities", { ...given, relatedRecords: related })
      .catch((error: Error) => error);
    const said = JSON.stringify(outcome instanceof Error ? outcome.message : outcome);
    expect(said).toMatch(/503|not known/);
  });

  it("answers that are always lost are reported as unknown, or found out", async () => {
    const { given, related, linked } = make(2);
    always({ kind: "lostResponse" });
    const result = await bench
      .act<LinkResult>("associateEntities", { ...given, relatedRecords: related })
      .catch((error: Error) => error);
    if (result instanceof Error) throw result;
    expect(result.unknown.map(({ index }) => index)).toEqual([0, 1]);
    expect(result.unknown[0]?.error.hint).toMatch(/run again, which is safe/);
    expect(linked()).toBe(2);
  });
});

test.each([1, 2])("a duplicate is no other version: it is told at once, of %i", async (count) => {
  const { account, contacts } = family(bench, count);
  const body = { code: "0x80060892", message: "A record that has the attribute values exists." };
  bench.sandbox.fault({
    match: { method: "PATCH", path: contacts[0] ?? "" },
    times: Number.POSITIVE_INFINITY,
    action: { kind: "status", status: 412, body },
  });
  const result = await bench.act<LinkResult>("associateEntities", {
    entityType: "accounts",
    entityId: account,
    relationship: CHILDREN,
    relatedRecords: contacts,
    ifLinkedElsewhere: "fail",
  });
  expect(result.failed).toMatchObject([{ index: 0, error: { status: 412, code: "0x80060892" } }]);
  expect(result.results[0]?.attempts).toBe(1);
  expect(result.linked).toBe(count - 1);
});

test("a record that somebody writes all the time fails in the end, and keeps nobody", async () => {
  const { account, contacts } = family(bench, 2);
  const body = { code: "0x80060882", message: "The version does not match." };
  bench.sandbox.fault({
    match: { method: "PATCH", path: contacts[0] ?? "" },
    times: Number.POSITIVE_INFINITY,
    action: { kind: "status", status: 412, body },
  });
  const result = await bench.act<LinkResult>("associateEntities", {
    entityType: "accounts",
    entityId: account,
    relationship: CHILDREN,
    relatedRecords: contacts,
    ifLinkedElsewhere: "fail",
  });
  expect(result).toMatchObject({ linked: 1, complete: true });
  expect(result.failed).toMatchObject([{ index: 0, error: { status: 412 } }]);
});
