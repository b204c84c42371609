import fc from "fast-check";
import { stringify } from "yaml";
import { readDefinition } from "../../flows/definition";
import { rewrite } from "../../migrate/rewrite/rewrite";
import { FILES, textOf } from "./saved";

/** The lines that only one of two texts has. */
const changedLines = (before: string, after: string): [string[], string[]] => {
  const [a, b] = [before.split("\n"), after.split("\n")];
  const [left, right] = [new Set(a), new Set(b)];
  return [a.filter((line) => !right.has(line)), b.filter((line) => !left.has(line))];
};

describe("a rewritten file", () => {
  test.each(FILES)("of %s differs in the references alone", (name) => {
    const { text, places } = rewrite(textOf(name), "LATEST");
    const [gone, come] = changedLines(textOf(name), text);
    expect(places.length).toBeGreaterThan(0);
    expect(gone.filter((line) => !/isPublic|version|signature/.test(line))).toEqual([]);
    expect(come.filter((line) => !/isPublic: false|version: LATEST/.test(line))).toEqual([]);
    expect(rewrite(text, "LATEST")).toEqual({ text, places: [] });
  });

  test("keeps comments, and loses the signature of the public version", () => {
    const { text, places } = rewrite(textOf("customers"), "3");
    expect(places.map(({ of }) => of)).toEqual([
      "step",
      "step",
      "step",
      "connection",
      "data source",
    ]);
    expect(text).toContain("# Saved from the designer in spring");
    expect(text).toContain("version: 3 # pinned after the incident");
    expect(text).toContain("component: { isPublic: false, key: ms-dynamics, version: 3 }");
    expect(text).not.toContain("signature");
    expect(text).toContain("component: { key: loop, version: LATEST, isPublic: true }");
  });

  test.each([
    ["line breaks of Windows", (text: string) => text.replaceAll("\n", "\r\n")],
    ["a byte order mark", (text: string) => `\uFEFF${text}`],
    ["JSON, which is YAML", (text: string) => JSON.stringify(readDefinition(text).document)],
  ])("of %s stays that", (_, shape) => {
    const given = shape(textOf("customers"));
    const { text } = rewrite(given, "LATEST");
    expect(text.split("\r").length).toBe(given.includes("\r") ? text.split("\n").length : 1);
    expect(text.startsWith("\uFEFF")).toBe(given.startsWith("\uFEFF"));
    const { flows } = readDefinition(text).definition;
    expect(flows[0]?.steps[0]?.action.component).toEqual({
      key: "ms-dynamics",
      version: "LATEST",
      isPublic: false,
    });
  });

  test("with aliases changes what they stand for once", () => {
    const given = textOf("requests")
      .replace("component: { key: ms", "component: &ours { key: ms")
      .replaceAll(
        "component: { key: ms-dynamics, version: LATEST, isPublic: true }",
        "component: *ours",
      );
    const { text } = rewrite(given, "9");
    expect(text).toContain("component: &ours { key: ms-dynamics, version: 9, isPublic: false }");
    expect(text).not.toContain("isPublic: true, key: ms");
    expect(rewrite(text, "9").places).toEqual([]);
  });

  const component = fc.record(
    {
      key: fc.constantFrom("ms-dynamics", "http", "ms-dynamics-crm"),
      version: fc.constantFrom<string | number>("LATEST", 4),
      isPublic: fc.boolean(),
      signature: fc.constantFrom("abc", "0011"),
    },
    { requiredKeys: ["key", "version", "isPublic"] },
  );

  test("means the same, however it is written", () => {
    fc.assert(
      fc.property(
        fc.array(component, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(0, 20, 80),
        fc.boolean(),
        (components, lineWidth, inFlow) => {
          const steps = components.map((each, index) => ({
            action: { component: each, key: "queryEntities" },
            name: `Step ${index}`,
            isTrigger: index === 0,
            inputs: {},
          }));
          const whole = { definitionVersion: 7, name: "Any", flows: [{ name: "Flow", steps }] };
          const given = stringify(whole, { lineWidth, collectionStyle: inFlow ? "flow" : "any" });
          const expected = steps.map(({ action, ...step }) => {
            const { signature, ...rest } = action.component;
            const meant = rest.key === "ms-dynamics" && rest.isPublic;
            const changed = meant
              ? { ...rest, isPublic: false, version: "LATEST" }
              : action.component;
            return { ...step, action: { ...action, component: changed } };
          });
          const { text } = rewrite(given, "LATEST");
          expect(readDefinition(text).document.toJS()).toEqual({
            ...whole,
            flows: [{ name: "Flow", steps: expected }],
          });
        },
      ),
    );
  });
});
