import fc from "fast-check";
import {
  deletedEndpoint,
  diff,
  foreignSteps,
} from "../../../../src/client/webhooks/registration/diff";
import type {
  ActualEndpoint,
  ActualStep,
} from "../../../../src/client/webhooks/registration/types";
import { applied, name, wanted, wantedStep } from "./rows";

const steps = ["contact", "account", "lead"].flatMap((table) =>
  ["Create", "Update", "Delete"].map((message) =>
    wantedStep(message, table, message === "Update" ? "name,emailaddress1" : null),
  ),
);
const registered = (some = steps) => applied([], diff(wanted(some), []));
const foreign: ActualStep = {
  id: "11111111-1111-4111-8111-111111111111",
  name: "made by hand",
  messageId: "Assign",
  filterId: "contact",
  filteringAttributes: "",
  stage: 20,
  mode: 0,
  autoDelete: false,
  enabled: false,
};

const withStep = (present: readonly ActualEndpoint[], step: ActualStep): ActualEndpoint[] =>
  present.map((each) => ({ ...each, steps: [...each.steps, step] }));

const changedStep = (id: string | undefined, changes: Partial<ActualStep>): ActualEndpoint[] =>
  registered().map((each) => ({
    ...each,
    steps: each.steps.map((step) => (step.id === id ? { ...step, ...changes } : step)),
  }));

const sets = fc.subarray(steps);

describe("compare", () => {
  test("twice is once: what was written is what was wanted", () => {
    fc.assert(
      fc.property(sets, sets, fc.boolean(), (before, after, hand) => {
        const present = hand ? withStep(registered(before), foreign) : registered(before);
        const then = applied(present, diff(wanted(after), present));
        expect(diff(wanted(after), then)).toEqual([]);
        const own = then.flatMap((each) => each.steps).filter(({ id }) => id !== foreign.id);
        expect(own.map(({ name: of }) => of).sort()).toEqual(after.map((each) => each.name).sort());
        expect(then.flatMap((each) => each.steps).includes(foreign)).toBe(hand);
      }),
    );
  });

  test("creates the webhook before its steps, in one go", () => {
    const writes = diff(wanted(steps), []);
    expect(writes.map(({ kind }) => kind)).toEqual(Array(10).fill("create"));
    expect(writes[0]).toMatchObject({
      set: "serviceendpoints",
      body: { contract: 8, authtype: 4, authvalue: "the key", name },
    });
    expect(writes[2]).toMatchObject({
      set: "sdkmessageprocessingsteps",
      body: {
        stage: 40,
        mode: 1,
        asyncautodelete: true,
        filteringattributes: "name,emailaddress1",
      },
    });
  });

  test.each<[string, Partial<ActualStep>, Record<string, unknown>]>([
    ["another name", { name: "renamed" }, { name: steps[1]?.name }],
    ["a synchronous step", { mode: 0 }, { mode: 1 }],
    ["another stage", { stage: 20 }, { stage: 40 }],
    ["a step that is switched off", { enabled: false }, { statecode: 0, statuscode: 1 }],
    ["jobs that are kept", { autoDelete: false }, { asyncautodelete: true }],
    [
      "other columns",
      { filteringAttributes: "name" },
      { filteringattributes: "name,emailaddress1" },
    ],
    ["no columns", { filteringAttributes: "" }, { filteringattributes: "name,emailaddress1" }],
    [
      "another message",
      { messageId: "Assign" },
      {
        "sdkmessageid@odata.bind": "/sdkmessages(Update)",
        "sdkmessagefilterid@odata.bind": "/sdkmessagefilters(contact)",
      },
    ],
  ])("repairs %s, and nothing else", (_, changes, body) => {
    const id = steps[1]?.id;
    expect(diff(wanted(steps), changedStep(id, changes))).toEqual([
      { kind: "update", set: "sdkmessageprocessingsteps", id, body },
    ]);
  });

  test("takes columns in another order and spacing for the same", () => {
    const present = changedStep(steps[1]?.id, { filteringAttributes: "EMailAddress1, name" });
    expect(diff(wanted(steps), present)).toEqual([]);
  });

  test.each<[string, Partial<ActualEndpoint>, Record<string, unknown>]>([
    ["a renamed webhook", { name: "renamed" }, { name }],
    ["another address", { url: "https://elsewhere" }, { url: wanted([]).endpoint.url }],
    ["another authentication", { authtype: 5 }, { authtype: 4, authvalue: "the key" }],
    ["a key that was taken away", { authValueSet: false }, { authtype: 4, authvalue: "the key" }],
    [
      "a description without the key's fingerprint",
      { description: "mine" },
      { description: wanted([]).endpoint.description, authtype: 4, authvalue: "the key" },
    ],
  ])("repairs %s, and nothing else", (_, changes, body) => {
    const present = registered().map((each) => ({ ...each, ...changes }));
    expect(diff(wanted(steps), present)).toEqual([
      { kind: "update", set: "serviceendpoints", id: wanted([]).endpoint.id, body },
    ]);
  });

  test("makes a webhook again of an endpoint that was made something else", () => {
    const [other] = registered().map((each) => ({ ...each, contract: 2 }));
    expect(other && diff(wanted(steps), [other])).toEqual([
      expect.objectContaining({ kind: "update", body: { contract: 8 } }),
    ]);
  });

  test("writes the key anew when its fingerprint is another one", () => {
    expect(diff(wanted(steps, "fingerprint2"), registered())).toMatchObject([
      { kind: "update", body: { authvalue: "the key" } },
    ]);
  });

  test("of two webhooks by the same name keeps one, its own", () => {
    const [own] = registered();
    if (!own) throw new Error("nothing was registered");
    const twin = { ...own, id: foreign.id, steps: [] };
    const writes = diff(wanted(steps), [twin, own]);
    expect(writes).toEqual([{ kind: "delete", set: "serviceendpoints", id: twin.id }]);
  });

  test("takes a step for the same message and table for its own, whatever its id", () => {
    const id = foreign.id;
    const present = changedStep(steps[1]?.id, { id });
    expect(diff(wanted(steps), present)).toEqual([]);
    const twice = withStep(registered(), { ...foreign, ...present[0]?.steps[1], id });
    expect(diff(wanted(steps), twice)).toEqual([
      { kind: "delete", set: "sdkmessageprocessingsteps", id },
    ]);
  });
});

describe("deletedEndpoint", () => {
  test("deletes steps before the webhook", () => {
    const [own] = registered();
    if (!own) throw new Error("nothing was registered");
    const writes = deletedEndpoint(own, name);
    expect(writes).toHaveLength(10);
    expect(writes.at(-1)).toEqual({ kind: "delete", set: "serviceendpoints", id: own.id });
    expect(applied([own], writes)).toEqual([]);
  });

  test("leaves the webhook where a step hangs on it that somebody else made", () => {
    const [own] = withStep(registered(), foreign);
    if (!own) throw new Error("nothing was registered");
    expect(applied([own], deletedEndpoint(own, name))).toEqual([{ ...own, steps: [foreign] }]);
    expect(foreignSteps(own, name)).toEqual([foreign]);
  });

  test("knows a step of its own that was renamed", () => {
    const [own] = changedStep(steps[1]?.id, { name: "renamed" });
    if (!own) throw new Error("nothing was registered");
    expect(foreignSteps(own, name)).toEqual([]);
  });
});
