import fc from "fast-check";
import { looseName, referenceName } from "../../../flows/values/names";
import { follow } from "../../../flows/values/path";
import { referenceValue, type Scope } from "../../../flows/values/reference";
import { resolveInput } from "../../../flows/values/resolve";
import { parseTemplate, renderTemplate } from "../../../flows/values/template";

const scopeOf = (
  steps: Record<string, unknown>,
  configVars: Record<string, unknown> = {},
): Scope => ({
  steps: new Map(Object.entries(steps).map(([name, results]) => [looseName(name), { results }])),
  configVars: new Map(Object.entries(configVars)),
});

describe("the names of steps in references", () => {
  test.each([
    ["Get Request", "getRequest"],
    ["[CRM] Query Entities", "crmQueryEntities"],
    ["Add 1 to current page value", "add1ToCurrentPageValue"],
    ["List files in a Google Cloud Storage bucket", "listFilesInAGoogleCloudStorageBucket"],
    ["Create AcmeERP Payload", "createAcmeerpPayload"],
    ["__proto__", "proto"],
    ["Kunde größer", "kundeGrößer"],
    ["…", ""],
  ])("%s is %s", (name, expected) => {
    expect(referenceName(name)).toBe(expected);
    expect(looseName(name)).toBe(looseName(expected));
  });
});

describe("paths", () => {
  const value = {
    list: [{ a: 1 }],
    "": 0,
    "_x_value@OData.Community.Display.V1.FormattedValue": "Contoso",
    "a.b": { c: 2 },
    text: "abc",
  };

  test.each([
    ["", value],
    [".list.0.a", 1],
    [".list[0].a", 1],
    ['["list"][0]["a"]', 1],
    [".list.length", 1],
    [".a.b.c", 2],
    [".a.b[c]", 2],
    ["._x_value@OData.Community.Display.V1.FormattedValue", "Contoso"],
    [".list.1.a", undefined],
    [".missing.far.away", undefined],
    [".text.length", undefined],
    ["[open", undefined],
    [".constructor", undefined],
    [".__proto__.toString", undefined],
  ])("%j", (path, expected) => expect(follow(value, path)).toEqual(expected));

  test("lead to whatever JSON holds, key by key", () => {
    const found = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(found, fc.jsonValue(), (keys, leaf) => {
        // Minus zero is zero in JSON.
        const asJson: unknown = JSON.parse(JSON.stringify(leaf));
        const whole = keys.reduceRight<unknown>(
          (inner, key) => JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(inner ?? null)}}`),
          leaf,
        );
        const quotes = keys.some((key) => key.includes('"]'));
        fc.pre(!quotes);
        expect(follow(whole, keys.map((key) => `["${key}"]`).join(""))).toEqual(asJson);
      }),
    );
  });

  test("that lead nowhere give nothing, and end", () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.string({ unit: fc.constantFrom("a", ".", "[", "]", '"', "0") }),
        (value, path) => {
          follow(value, path);
        },
      ),
    );
  });
});

describe("templates", () => {
  const scope = scopeOf(
    { "Get It": { text: "x", list: [1, { a: null }], file: Buffer.from("öl") } },
    { "My Var": "v", Flag: true },
  );

  test.each([
    ["{{$getIt.results.text}}-{{#My Var}}", "x-v"],
    ["{{ $getIt }}{{plain}} {{", "{{ $getIt }}{{plain}} {{"],
    ["{{$getIt.results.list}}", '[1,{"a":null}]'],
    ["{{$getIt.results.nothing}}|{{$getIt.results.list[1].a}}|{{#Flag}}", "||true"],
    ["{{$getIt.results.file}}", "öl"],
    ["{{$getIt.results.text", "{{$getIt.results.text"],
    ["{{{$getIt.results.text}}}", "{x}"],
    ["", ""],
  ])("%j", (template, expected) => expect(renderTemplate(template, scope)).toBe(expected));

  test("keep every text that holds no braces, and find every reference between", () => {
    const plain = fc.string().filter((text) => !/[{}]/.test(text));
    const names = fc
      .string({ unit: fc.constantFrom("a", "B", "é", " ") })
      .filter((name) => name.trim() === name && name !== "");
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, names, plain), { maxLength: 5 }), (parts) => {
        const template = parts.map(([before, name]) => `${before}{{#${name}}}`).join("");
        const values = Object.fromEntries(parts.map(([, name, value]) => [name, value]));
        const expected = parts.map(([before, name]) => before + values[name]).join("");
        expect(renderTemplate(template, scopeOf({}, values))).toBe(expected);
        expect(parseTemplate(template).filter(({ kind }) => kind === "configVar")).toHaveLength(
          parts.length,
        );
      }),
    );
  });

  test("of any length take a time that grows with it", () => {
    const took = (template: string) => {
      const startedMs = performance.now();
      parseTemplate(template);
      return performance.now() - startedMs;
    };
    for (const piece of ["{{", "{{$", "{{$a}}", "{{#a} }", "}}", "{"]) {
      expect(took(piece.repeat(300_000))).toBeLessThan(2000);
    }
  });
});

describe("inputs", () => {
  const scope = scopeOf({ Start: { n: 5, list: [1] } }, { Source: "web", __proto__x: 1 });
  const options = {
    type: "structuredObject",
    inputs: [
      { key: "a", label: "A", type: "string" },
      { key: "list", label: "L", type: "string", collection: "valuelist" },
    ],
  } as const;

  test("of lists, of keys and values, and of structured inputs", () => {
    const reference = { type: "reference", value: "start.results.n" } as const;
    const named = { ...reference, name: { type: "configVar", value: "Source" } } as const;
    const complex = (value: readonly never[]) => ({ type: "complex", value }) as const;
    const of = (items: unknown) => complex(items as readonly never[]);
    expect(
      resolveInput(of([reference, "plain"]), { type: "string", collection: "valuelist" }, scope),
    ).toEqual([5, "plain"]);
    expect(
      resolveInput(of([named]), { type: "string", collection: "keyvaluelist" }, scope),
    ).toEqual([{ key: "web", value: 5 }]);
    expect(resolveInput(of([named]), undefined, scope)).toEqual([{ key: "web", value: 5 }]);
    expect(resolveInput(of([]), undefined, scope)).toEqual([]);
    expect(
      resolveInput(
        of([
          { ...reference, name: "a" },
          { ...of([reference]), name: "list" },
        ]),
        options,
        scope,
      ),
    ).toEqual({ a: 5, list: [5] });
    expect(
      resolveInput(
        { type: "complex", value: { a: reference, list: of([reference]) } },
        options,
        scope,
      ),
    ).toEqual({ a: 5, list: [5] });
  });

  test("that name nothing give nothing", () => {
    expect(resolveInput({ type: "configVar", value: "" }, undefined, scope)).toBeUndefined();
    expect(resolveInput({ type: "reference", value: "" }, undefined, scope)).toBeUndefined();
    expect(referenceValue("later.results.x", scope)).toBeUndefined();
    expect(resolveInput({ type: "value", value: true }, undefined, scope)).toBe("true");
  });
});
