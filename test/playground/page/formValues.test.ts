import fc from "fast-check";
import type { InputView } from "../../../playground/contract";
import {
  changedIn,
  initialValues,
  inputsOf,
  isBlank,
  missingInputs,
  valuesFrom,
} from "../../../playground/page/model/formValues";

const input = (key: string, more: Partial<InputView> = {}): InputView => ({
  key,
  label: key,
  type: "string",
  required: false,
  ...more,
});

const INPUTS: readonly InputView[] = [
  input("entityType", { required: true, default: "" }),
  input("top", { default: "100" }),
  input("fetchAll", { type: "boolean", default: "false" }),
  input("fieldNames", { collection: "valuelist" }),
  input("fieldValues", { collection: "keyvaluelist" }),
  input("options", {
    type: "structuredObject",
    inputs: [input("timeZone"), input("count", { type: "boolean" })],
  }),
];

const nothing = () => undefined;

describe("a form", () => {
  it("begins with the defaults, and sends nothing of them", () => {
    const values = initialValues(INPUTS);
    expect(values).toEqual({
      entityType: "",
      top: "100",
      fetchAll: "false",
      fieldNames: [],
      fieldValues: [],
      options: { timeZone: "", count: "false" },
    });
    expect(inputsOf(INPUTS, values, nothing)).toEqual({});
  });

  it("sends a default that was cleared as blank: the form shows it blank", () => {
    const values = { ...initialValues(INPUTS), top: "" };
    expect(inputsOf(INPUTS, values, nothing)).toEqual({ top: "" });
  });

  it("leaves out blank lines of lists, and groups of which nothing was set", () => {
    const values = {
      ...initialValues(INPUTS),
      fieldNames: ["name", " ", ""],
      fieldValues: [
        { key: "name", value: "A" },
        { key: "", value: "" },
      ],
      options: { timeZone: "", count: "true" },
    };
    expect(inputsOf(INPUTS, values, nothing)).toEqual({
      fieldNames: ["name"],
      fieldValues: [{ key: "name", value: "A" }],
      options: { count: "true" },
    });
  });

  it("takes references out of answers, in pairs as well", () => {
    const from = (path: string) => ({ $from: { pin: 1, path } });
    const values = {
      ...initialValues(INPUTS),
      entityType: from("table"),
      fieldValues: [{ key: "parentcustomerid", value: from("id") }],
    };
    expect(inputsOf(INPUTS, values, ({ $from }) => ({ found: $from.path }))).toEqual({
      entityType: { found: "table" },
      fieldValues: [{ key: "parentcustomerid", value: { found: "id" } }],
    });
  });

  it("knows what is missing, and how much of a group was set", () => {
    expect(missingInputs(INPUTS, initialValues(INPUTS)).map(({ key }) => key)).toEqual([
      "entityType",
    ]);
    const options = INPUTS.at(-1)?.inputs ?? [];
    expect(changedIn(options, { timeZone: "Europe/Berlin", count: "true" })).toBe(2);
  });

  it.each([[""], ["  "], [[]], [[""]], [[{ key: "", value: "" }]], [undefined], [null]])(
    "takes %j as blank",
    (value) => expect(isBlank(value)).toBe(true),
  );

  it.each([["0"], ["false"], [["a"]], [[{ key: "a", value: "" }]], [0]])(
    "takes %j as given",
    (value) => expect(isBlank(value)).toBe(false),
  );

  it("does not send what has the name of a property of every object", () => {
    const inputs = [input("__proto__"), input("constructor")];
    const values = initialValues(inputs);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
    expect(inputsOf(inputs, values, nothing)).toEqual({});
  });
});

describe("values of a run that is shown again", () => {
  const text = fc.string({ minLength: 1 }).filter((value) => value.trim() !== "");
  const sent = fc.record(
    {
      entityType: text,
      top: text.filter((value) => value !== "100"),
      fetchAll: fc.constant("true"),
      fieldNames: fc.array(text, { minLength: 1 }),
      fieldValues: fc.array(fc.record({ key: text, value: fc.string() }), { minLength: 1 }),
      options: fc.record({ timeZone: text }),
    },
    { requiredKeys: [] },
  );

  it("send the same again", () => {
    fc.assert(
      fc.property(sent, (inputs) => {
        expect(inputsOf(INPUTS, valuesFrom(INPUTS, inputs), nothing)).toEqual(inputs);
      }),
    );
  });
});
