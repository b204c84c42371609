import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { stringify } from "yaml";
import { DefinitionError, readDefinition } from "../../../flows/definition";

const FILE = path.resolve(__dirname, "../files/leads.yml");
const text = readFileSync(FILE, "utf8");

const problemsOf = (yaml: string): readonly string[] => {
  try {
    readDefinition(yaml);
  } catch (error) {
    if (error instanceof DefinitionError) return error.problems;
    throw error;
  }
  return [];
};

const component = (key: string) => ({ key, version: 1, isPublic: true });
const trigger = {
  name: "Start",
  isTrigger: true,
  action: { key: "webhook", component: component("webhook-triggers") },
};
const withSteps = (...steps: unknown[]): string =>
  stringify({
    definitionVersion: 7,
    name: "Test",
    flows: [{ name: "Main", steps: [trigger, ...steps] }],
  });
const log = (more: object) => ({
  name: "Say",
  action: { key: "writeLog", component: component("log") },
  ...more,
});

describe("a definition that the designer exported", () => {
  const { definition, document } = readDefinition(text);
  const [flow] = definition.flows;

  test("has its flows with trigger and steps", () => {
    expect(definition).toMatchObject({ name: "Leads to accounts", definitionVersion: 7 });
    expect(flow).toMatchObject({
      name: "Import Leads",
      stableKey: "import-leads",
      endpointSecurityType: "customer_optional",
      isSynchronous: false,
      trigger: {
        name: "Leads Arrive",
        action: { key: "webhook", component: { key: "webhook-triggers", version: "LATEST" } },
        inputs: { headers: { type: "complex", value: [] } },
      },
    });
    expect(flow?.steps.map(({ name }) => name)).toEqual(["Each Lead"]);
  });

  test("has steps inside loops, with branches and the handling of errors", () => {
    const [create, branch] = flow?.steps[0]?.steps ?? [];
    expect(create?.errorConfig).toEqual({
      errorHandlerType: "retry",
      maxAttempts: 2,
      delaySeconds: 5,
      usesExponentialBackoff: false,
      ignoreFinalError: true,
    });
    expect(branch?.branches?.map(({ name }) => name)).toEqual(["Big", "Else"]);
    expect(branch?.inputs["conditions"]?.value).toEqual([
      {
        name: "Big",
        type: "complex",
        value: [
          "and",
          [
            "greaterThan",
            { type: "reference", value: "eachLead.currentItem.employees" },
            { type: "value", value: "100" },
          ],
        ],
      },
    ]);
  });

  test("keeps every digit of a number that is not in quotes", () => {
    expect(flow?.steps[0]?.steps?.[0]?.inputs["fieldValues"]?.value).toEqual([
      {
        name: "name",
        type: "template",
        value: "{{$eachLead.currentItem.company}} ({{#Lead Source}})",
      },
      {
        name: { type: "value", value: "numberofemployees" },
        type: "value",
        value: "12345678901234567890",
      },
    ]);
  });

  test("has its config variables, connections among them", () => {
    expect(definition.requiredConfigVars).toMatchObject([
      {
        key: "Dynamics Connection",
        dataType: "connection",
        connection: {
          key: "oauth2",
          component: { key: "ms-dynamics", version: 12, isPublic: true },
        },
        inputs: { clientId: { type: "value", value: "" } },
      },
      { key: "Lead Source", dataType: "string", defaultValue: "Web" },
    ]);
    expect(definition.configPages[0]?.elements).toContainEqual({
      type: "configVar",
      value: "Lead Source",
    });
  });

  test("is rewritten by the paths of its steps: comments and order stay", () => {
    const create = flow?.steps[0]?.steps?.[0];
    const copy = readDefinition(text).document;
    copy.setIn([...(create?.path ?? []), "action", "component", "key"], "dynamics-365");
    const written = copy.toString({ lineWidth: 0 });
    expect(written).toBe(
      text.replace(/(key: )ms-dynamics(\n +version: 12\n +key: createEntity)/, "$1dynamics-365$2"),
    );
    expect(document.toString({ lineWidth: 0 })).toBe(text);
    copy.setIn([...(create?.path ?? []), "action", "component", "version"], 3);
    copy.setIn([...(create?.path ?? []), "inputs", "entityType", "value"], "5");
    expect(copy.toString()).toMatch(/version: 3\n.*value: "5"\n/s);
  });
});

describe("problems have their place", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      "another version",
      "definitionVersion: 6\nname: a",
      ["DefinitionVersion is 6; it has to be 7, as integrations are exported today."],
    ],
    ["no definition", "- 1", ["The file holds no integration definition: it is not a mapping."]],
    ["no flow", "definitionVersion: 7\nname: a", ["The definition has no flow."]],
    [
      "no trigger",
      stringify({ definitionVersion: 7, name: "a", flows: [{ name: "Main", steps: [log({})] }] }),
      ['Flow "Main": its first step has to be the trigger, marked by isTrigger: true.'],
    ],
    [
      "two triggers",
      withSteps({ ...trigger, name: "Again" }),
      ['Flow "Main": it has more than one trigger.'],
    ],
    [
      "a type of input that does not exist",
      withSteps(log({ inputs: { message: { type: "expression", value: "1" } } })),
      [
        'Flow "Main", step "Say", input "message": its type is expression; it has to be value, reference, configVar, template or complex.',
      ],
    ],
    [
      "an input that is no mapping",
      withSteps(log({ inputs: { message: "hello" } })),
      [
        'Flow "Main", step "Say", input "message": it is hello; it has to be a mapping with type and value.',
      ],
    ],
    [
      "a reference that is a list",
      withSteps(log({ inputs: { message: { type: "reference", value: ["a"] } } })),
      ['Flow "Main", step "Say", input "message": a reference has text as its value, not ["a"].'],
    ],
    [
      "several at once, deep inside",
      withSteps({
        ...log({ errorConfig: { errorHandlerType: "halt", maxAttempts: 9 } }),
        branches: [{ name: "Yes", steps: [{ name: "Deep", action: { key: "x" } }, 1] }],
      }),
      [
        'Flow "Main", step "Say", branch 1, step "Deep", action, component: key is missing.',
        'Flow "Main", step "Say", branch 1: step 2 is 1; it has to be a mapping.',
        'Flow "Main", step "Say", errorConfig: errorHandlerType is halt; it has to be fail, ignore or retry.',
        'Flow "Main", step "Say", errorConfig: maxAttempts is 9; it has to be a whole number from 0 to 5.',
      ],
    ],
    [
      "a version of a component that is none",
      withSteps(log({ action: { key: "writeLog", component: { key: "log", version: "newest" } } })),
      [
        'Flow "Main", step "Say", action, component: version is newest; it has to be a whole number or LATEST.',
      ],
    ],
    [
      "two config variables of one key",
      `${withSteps()}requiredConfigVars:\n  - key: A\n  - key: A\n`,
      ['Config variable 2: there is another one with the key "A".'],
    ],
  ];

  test.each(cases)("%s", (_, yaml, expected) => {
    expect([...problemsOf(yaml)].sort()).toEqual([...expected].sort());
  });

  test("keys of a step that nobody knows are kept for whoever runs it", () => {
    const { definition } = readDefinition(withSteps(log({ retries: 3, __proto__x: 1 })));
    expect(definition.flows[0]?.steps[0]?.unknownKeys).toEqual(["retries", "__proto__x"]);
  });
});

describe("YAML that is not plain", () => {
  test("tags, doubled keys and broken lines are refused with their line", () => {
    expect(problemsOf("a: !!js/function 'x'")[0]).toMatch(
      /^The file is not plain YAML: Unresolved tag.* line 1/,
    );
    expect(problemsOf("a: 1\na: 2")[0]).toMatch(/Map keys must be unique at line 2/);
    expect(problemsOf("a: [")[0]).toMatch(/^The file is not plain YAML: .*line 1/);
  });

  test("a bomb of aliases and a nesting without end are refused", () => {
    const levels = Array.from({ length: 12 }, (_, nth) =>
      nth === 0
        ? "a0: &a0 [x, x]"
        : `a${nth}: &a${nth} [${Array(9)
            .fill(`*a${nth - 1}`)
            .join(", ")}]`,
    );
    expect(problemsOf(levels.join("\n"))).toEqual([
      "The file is not plain YAML: Excessive alias count indicates a resource exhaustion attack.",
    ]);
    expect(problemsOf("[".repeat(20_000))).toEqual(["The file is nested too deep to be read."]);
    expect(problemsOf("- ".repeat(20_000))).toEqual(["The file is nested too deep to be read."]);
    expect(problemsOf(`a: ${"x".repeat(2_000_001)}`)[0]).toMatch(/2000000 are read at most/);
  });

  test("aliases, as an exporter writes them for equal parts, are read", () => {
    const yaml = withSteps(log({})).replace("isPublic: true", "isPublic: &yes true");
    expect(readDefinition(`${yaml}labels: [*yes]\n`).definition.flows).toHaveLength(1);
  });
});

describe("names from outside", () => {
  test.each(["__proto__", "constructor", "toString"])("%s is a name like any other", (name) => {
    const step = {
      ...log({}),
      name,
      inputs: JSON.parse(`{"${name}": {"type":"value","value":"1"}}`),
    };
    const { definition } = readDefinition(withSteps(step));
    const [read] = definition.flows[0]?.steps ?? [];
    expect(read?.name).toBe(name);
    expect(Object.keys(read?.inputs ?? {})).toEqual([name]);
    expect(Object.hasOwn(read?.inputs ?? {}, name)).toBe(true);
    expect(({} as Record<string, unknown>)["value"]).toBeUndefined();
  });
});

test("whatever YAML says, the answer is a definition or sentences", () => {
  const values = fc.jsonValue({ maxDepth: 2 });
  const short = <T>(items: fc.Arbitrary<T>) => fc.array(items, { maxLength: 2 });
  const definitions = fc.record({
    definitionVersion: fc.constant(7),
    name: fc.oneof(fc.string(), values),
    requiredConfigVars: fc.oneof(values, short(values)),
    flows: short(
      fc.record({
        name: values,
        steps: short(
          fc.record({
            name: values,
            isTrigger: values,
            action: values,
            inputs: fc.dictionary(fc.string(), values, { maxKeys: 2 }),
            steps: values,
            branches: values,
            errorConfig: values,
            schedule: values,
          }),
        ),
      }),
    ),
  });
  fc.assert(
    fc.property(definitions, (definition) => {
      for (const problem of problemsOf(JSON.stringify(definition)))
        expect(problem).toMatch(/^[A-Z].*\.$/s);
    }),
    { numRuns: 40 },
  );
});

describe("YAML that not everybody reads alike is refused", () => {
  test.each([
    ["an anchor around itself", "flows: &f\n  - *f", "the anchor f is around an alias of itself."],
    [
      "an anchor around itself, by another",
      "flows: &f\n  - &g { steps: [*f] }\n  - *g",
      "the anchor f is around an alias of itself.",
    ],
    ["a tag", "x: !!binary aGVsbG8=", "it has the tag tag:yaml.org,2002:binary."],
    ["a set", "x: !!set { a, b }", "it has the tag tag:yaml.org,2002:set."],
    [
      "a merge key",
      "x: &x { defaultValue: a }\nrequiredConfigVars: [{ <<: *x, key: A }]",
      "it has the merge key <<, which not every reader knows; write the entries out.",
    ],
  ])("%s", (_, yaml, why) => {
    expect(problemsOf(`definitionVersion: 7\nname: Test\n${yaml}\n`)).toEqual([
      `The file is not plain YAML: ${why}`,
    ]);
  });

  test("several documents", () => {
    expect(problemsOf("name: a\n---\nname: b\n")).toEqual([
      "The file holds several documents; an integration is one.",
    ]);
  });

  test("aliases, quoted text and the tags of plain values are fine", () => {
    const yaml = text
      .replace(/^description: .*$/m, 'description: &n !!str "<<"')
      .replace(/^documentation: .*$/m, "documentation: *n");
    expect(problemsOf(yaml)).toEqual([]);
  });
});
