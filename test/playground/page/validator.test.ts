import { validator } from "../../../playground/page/wizard/validator";

describe("the validator of the wizard's forms", () => {
  const validate = validator.compile({
    type: "object",
    properties: { name: { type: "string", maxLength: 3 }, city: { type: "string" } },
    required: ["name"],
  });

  it("finds nothing in what fits", () => {
    expect(validate({ name: "A" })).toBe(true);
    expect(validate.errors).toEqual([]);
  });

  it("names what is missing as JSON Forms looks for it", () => {
    expect(validate({})).toBe(false);
    expect(validate.errors).toMatchObject([
      { keyword: "required", instancePath: "", params: { missingProperty: "name" } },
    ]);
  });

  it("names the field that is wrong, once", () => {
    expect(validate({ name: "long" })).toBe(false);
    expect(validate.errors).toMatchObject([{ keyword: "maxLength", instancePath: "/name" }]);
  });

  it("answers the rules of a layout, which show and hide fields", () => {
    const rule = {
      type: "object" as const,
      properties: { kind: { const: "other" } },
      required: ["kind"],
    };
    expect(validator.validate(rule, { kind: "other" })).toBe(true);
    expect(validator.validate(rule, { kind: "usual" })).toBe(false);
    expect(validator.validate(rule, {})).toBe(false);
  });

  it("makes no code of a schema: the page's policy forbids it", () => {
    const before = globalThis.Function;
    let made = 0;
    globalThis.Function = new Proxy(before, {
      construct: (target, values) => {
        made += 1;
        return Reflect.construct(target, values);
      },
    });
    try {
      validator.compile({ type: "object", properties: { a: { const: 1 } } })({ a: 1 });
    } finally {
      globalThis.Function = before;
    }
    expect(made).toBe(0);
  });
});
