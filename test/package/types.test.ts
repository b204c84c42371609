import { inputProperties, type TypedInput } from "../../scripts/types/inputType";
import { outputType } from "../../scripts/types/outputType";
import { renderTypes } from "../../scripts/types/render";
import { objectType } from "../../scripts/types/writing";
import component from "../../src";
import {
  booleanInput,
  integerInput,
  keyValueInput,
  listInput,
  requiredTextInput,
} from "../../src/inputs/builders";
import { jsonValue } from "../../src/inputs/clean";

const about = { placeholder: "", example: "", comments: "Says it." };

/** The type of a single input, as it is written into the declarations. */
const typeOf = (input: object): string | undefined =>
  inputProperties([{ key: "x", ...input } as unknown as TypedInput])[0]?.type;

describe("the type of an input", () => {
  test.each([
    ["yes/no", booleanInput("Flag", false, "Says it."), "Flag | Unset"],
    ["a number", integerInput("Count", {}, about), "number | string | Unset"],
    ["a list", listInput("Names", about), "TextList | Unset"],
    ["rows", keyValueInput("Values", about), "KeyValues | Unset"],
    ["needed text", requiredTextInput("Table", about), "string"],
    ["a connection", { type: "connection", required: true, clean: refusing }, "Connection"],
    [
      "one of a few words",
      { type: "string", model: [{ value: "a" }, { value: 'say "b"' }] },
      '"a" | "say \\"b\\"" | Unset',
    ],
    [
      "JSON of any kind",
      { type: "code", clean: jsonValue("JSON") },
      "string | JsonObject | readonly unknown[] | Unset",
    ],
    ["what is read by nothing", { type: "string" }, "unknown"],
  ])("of %s", (_name, input, type) => {
    expect(typeOf(input)).toBe(type);
  });

  it("says what the inputs inside of it are, and that none has to be set", () => {
    const inputs = [{ key: "deep", type: "boolean", label: "Deep", comments: "Ends */ here." }];
    expect(typeOf({ type: "structuredObject", inputs })).toBe(
      "{\n  /** Ends *\\/ here. */\n  deep?: Flag | Unset;\n} | string | Unset",
    );
  });
});

function refusing(value: unknown): unknown {
  if (value === undefined) throw new Error("It is empty.");
  return value;
}

describe("the type of an output", () => {
  it("has what is always there, what may be there, and room for more", () => {
    const schema = {
      type: "object",
      properties: {
        id: { type: "string", description: "Its ID" },
        "@odata.count": { type: ["integer", "null"] },
        rows: { type: "array", items: { type: "object" } },
      },
      required: ["id"],
    };
    expect(outputType(schema)).toBe(
      '{\n  /** Its ID */\n  id: string;\n  "@odata.count"?: number | null;\n  rows?: Array<AnyRecord>;\n  [name: string]: unknown;\n}',
    );
  });

  it("is bytes where a file's are meant", () => {
    expect(outputType({ type: ["object", "null"], format: "binary" })).toBe("Uint8Array | null");
  });

  it("is unknown where nothing is said, and an error where a type is new", () => {
    expect(outputType({ description: "Anything" })).toBe("unknown");
    expect(() => outputType({ type: "tuple" })).toThrow("There is no type for tuple in a schema.");
  });
});

describe("the declarations", () => {
  const files = renderTypes(component as never);

  it("have every action, trigger, data source and connection", () => {
    for (const [file, entries] of [
      ["actionInputs.d.ts", component.actions],
      ["actionOutputs.d.ts", component.actions],
      ["triggers.d.ts", component.triggers],
      ["dataSources.d.ts", component.dataSources],
    ] as const) {
      const keys = [...(files.get(file) ?? "").matchAll(/^ {2}(\w+): /gm)].map(([, key]) => key);
      expect(keys).toEqual(expect.arrayContaining(Object.keys(entries)));
    }
    for (const { key } of component.connections) {
      expect(files.get("connections.d.ts")).toContain(`  ${key}: {`);
    }
  });

  it("say of no output that nothing is known, but of raw answers", () => {
    const unknown = [...(files.get("actionOutputs.d.ts") ?? "").matchAll(/^ {2}(\w+): unknown;/gm)];
    expect(unknown.map(([, key]) => key)).toEqual(["rawRequest", "rawRequestV2"]);
  });

  it("need no name that is not declared", () => {
    expect(objectType([])).toBe("object");
    for (const text of files.values()) expect(text).not.toMatch(/\bundefined \||: ;/);
  });
});
