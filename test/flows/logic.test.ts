import { FlowError } from "../../flows";
import { code, definitionOf, reference, runText, step, template, value } from "./support";

const log = (message: unknown, name = "Say") => step(name, "log.writeLog", { message });
const persist = (name: string, action: string, key: string, more: object = {}) =>
  step(name, `persist-data.${action}`, { keyInput: value(key), ...more });
const lines = async (...args: Parameters<typeof runText>) =>
  (await runText(...args)).steps.flatMap((ran) => ran.log);

const failure = async (...args: Parameters<typeof runText>): Promise<FlowError> => {
  const thrown: unknown = await runText(...args).catch((error: unknown) => error);
  if (thrown instanceof FlowError) return thrown;
  throw new Error("No step failed.");
};

describe("loops", () => {
  test("in loops: each has its own item, a break ends the inner one, results are a list", async () => {
    const inner = step(
      "Inner",
      "loop.loopOverItems",
      { items: reference("outer.currentItem") },
      {
        steps: [
          step(
            "Odd",
            "branch.branchOnExpression",
            {
              conditions: {
                type: "complex",
                value: [
                  {
                    name: "Stop",
                    type: "complex",
                    value: ["equal", reference("inner.currentItem"), value("3")],
                  },
                ],
              },
            },
            {
              branches: [
                { name: "Stop", steps: [step("Break", "loop.breakLoop")] },
                { name: "Else", steps: [] },
              ],
            },
          ),
          step("Twice", "code.runCode", {
            code: code("return { data: stepResults.inner.currentItem * 2 }"),
          }),
          log(template("{{$outer.index}}.{{$inner.index}}={{$twice.results}}")),
        ],
      },
    );
    const outer = step(
      "Outer",
      "loop.loopOverItems",
      { items: reference("start.results.body.data") },
      { steps: [inner] },
    );
    const run = await runText(definitionOf([outer]), { payload: [[1, 2], [3, 4], [5]] });
    expect(run.steps.flatMap((ran) => ran.log)).toEqual([
      "info: 0.0=2",
      "info: 0.1=4",
      "info: 2.0=10",
    ]);
    expect(run.result).toEqual([[null, null], [], [null]]);
  });

  test("begin each round without what the round before has left", async () => {
    const loop = step(
      "Loop",
      "loop.loopOverItems",
      { items: reference("start.results.body.data") },
      {
        steps: [
          step(
            "If",
            "branch.branchOnValue",
            {
              inputValue: reference("loop.currentItem"),
              branchValueMappings: {
                type: "complex",
                value: [{ name: "One", type: "value", value: "1" }],
              },
            },
            {
              branches: [
                {
                  name: "One",
                  steps: [step("Made", "code.runCode", { code: code('return { data: "made" }') })],
                },
                { name: "Else", steps: [] },
              ],
            },
          ),
          log(template("{{$loop.currentItem}}:{{$made.results}}")),
        ],
      },
    );
    expect(await lines(definitionOf([loop]), { payload: [1, 2] })).toEqual([
      "info: 1:made",
      "info: 2:",
    ]);
  });

  test("over no list fail with a sentence", async () => {
    const loop = (items: unknown) =>
      definitionOf([step("Loop", "loop.loopOverItems", { items }, { steps: [] })]);
    expect((await failure(loop(reference("start.results.nothing")))).message).toBe(
      'Step "Loop" failed: Items is nothing; it has to be a list.',
    );
    expect((await failure(loop(value("a,b")))).message).toBe(
      'Step "Loop" failed: Items is "a,b"; it has to be a list.',
    );
  });
});

test("branches by the operators of the platform: the first that is met, else Else", async () => {
  const when = (name: string, ...terms: unknown[]) => ({ name, type: "complex", value: terms });
  const chosen = async (payload: unknown, ...conditions: unknown[]) => {
    const names = (conditions as { name: string }[]).map(({ name }) => name);
    const branches = [...names, "Else"].map((name) => ({
      name,
      steps: [log(value(name), `Say ${name}`)],
    }));
    const choose = step(
      "Choose",
      "branch.branchOnExpression",
      { conditions: { type: "complex", value: conditions } },
      { branches },
    );
    return (await lines(definitionOf([choose]), { payload }))[0];
  };
  const at = (path: string) => reference(`start.results.body.data.${path}`);
  const conditions = [
    when(
      "Early",
      "and",
      ["dateTimeBefore", at("on"), value("2026-01-01")],
      ["isNotEmpty", at("list")],
    ),
    when("Listed", "in", value("b"), at("list")),
    when("Named", "or", ["startsWith", value("Con"), at("name")], ["isTrue", at("flag")]),
  ];
  expect(await chosen({ on: "2025-05-05", list: ["a"] }, ...conditions)).toBe("info: Early");
  expect(await chosen({ on: "2027-05-05", list: ["b"] }, ...conditions)).toBe("info: Listed");
  expect(await chosen({ on: "2027-05-05", list: ["a"], name: "Contoso" }, ...conditions)).toBe(
    "info: Named",
  );
  expect(
    await chosen({ on: "2027-05-05", list: ["a"], name: "x", flag: "false" }, ...conditions),
  ).toBe("info: Else");
});

test("data is persisted by scope, and outlives the run that it is given to", async () => {
  const add = (text: string) => ({ valueInput: value(text) });
  const text = definitionOf([
    persist("Save", "saveInstanceValue", "a", add("1")),
    persist("List", "appendCrossFlowValueToList", "list", add("x")),
    persist("Set 1", "addIntegrationValueToSet", "set", add("y")),
    persist("Set 2", "addIntegrationValueToSet", "set", add("y")),
    persist("Up", "incrementExecutionValue", "n"),
    persist("Down", "decrementInstanceValue", "m"),
    persist("Drop", "removeCrossFlowValueFromList", "list", add("old")),
    persist("Time", "saveInstanceCurrentTime", "at"),
    persist("Get", "getExecutionValue", "missing", { defaultValueInput: value("none") }),
    step("Keys", "persist-data.listInstanceKeys"),
    persist("Proto", "saveExecutionValue", "__proto__", add("p")),
    persist("Gone", "removeInstanceValue", "gone"),
    log(template("{{$get.results}} {{$keys.results}} {{$save.results.value}}")),
  ]);
  const run = await runText(text, {
    persisted: { flow: { gone: 1, m: 5 }, crossFlow: { list: ["old"] } },
  });
  expect(run.steps.at(-1)?.log).toEqual(['info: none ["gone","m","a","at"] 1']);
  const { execution, ...rest } = run.persisted;
  expect(rest).toEqual({
    flow: { m: 4, a: "1", at: "2026-01-01T00:00:00.000Z" },
    crossFlow: { list: ["x"] },
    integration: { set: ["y"] },
  });
  expect(Object.entries(execution)).toEqual([
    ["n", 1],
    ["__proto__", "p"],
  ]);
  expect(({} as Record<string, unknown>)["p"]).toBeUndefined();
});

describe("code", () => {
  test("gets the steps by the names of references, requires modules, and keeps states", async () => {
    const text = definitionOf([
      step("First Step", "code.runCode", {
        code: code(
          'return { data: require("node:path").basename("/a/b.txt"), executionState: { seen: 1 } }',
        ),
      }),
      step("Second", "code.runCode", {
        code: code(
          "return { data: [stepResults.firstStep.results, context.executionState.seen, Object.keys(stepResults)] }",
        ),
      }),
    ]);
    expect((await runText(text)).result).toEqual(["b.txt", 1, ["start", "firstStep"]]);
  });

  test("that fails ends the flow; that is no function as well", async () => {
    const run = (text: string) =>
      failure(definitionOf([step("Run", "code.runCode", { code: value(text) })]));
    expect((await run('module.exports = () => { throw new Error("Broken.") }')).message).toBe(
      'Step "Run" failed: Broken.',
    );
    expect((await run("1 + 1")).message).toBe(
      'Step "Run" failed: The code has to set module.exports to a function.',
    );
  });
});

describe("secrets", () => {
  test("of the connection and of config variables are hidden, whatever a step does with them", async () => {
    const leak = code(
      "const all = JSON.stringify(context.configVars); context.logger.info(all); throw new Error(all)",
    );
    const text = definitionOf(
      [
        step(
          "Leak",
          "code.runCode",
          { code: leak },
          { errorConfig: { errorHandlerType: "ignore" } },
        ),
        log(template("{{#Other}}")),
      ],
      {
        requiredConfigVars: [
          { key: "CRM", dataType: "connection" },
          {
            key: "Other",
            dataType: "connection",
            connection: { key: "apiKey", component: { key: "http", version: 1, isPublic: true } },
          },
        ],
      },
    );
    const other = { key: "apiKey", configVarKey: "", fields: { apiKey: "another-secret-2" } };
    const run = await runText(text, { configVars: { Other: other } });
    expect(run.steps[1]?.error).toContain("(hidden)");
    expect(JSON.stringify(run)).not.toMatch(/very-secret-1|another-secret-2/);
  });
});

describe("functions for other components", () => {
  const branches = {
    branches: [
      { name: "Yes", steps: [log(template("{{$ask.results.why}}"))] },
      { name: "Else", steps: [] },
    ],
  };
  const text = definitionOf([step("Ask", "openai.classifyAndBranch", { q: value("?") }, branches)]);

  test("choose a branch where the step has some", async () => {
    const components = {
      openai: { classifyAndBranch: () => ({ branch: "Yes", data: { why: "so" } }) },
    };
    expect(await lines(text, { components })).toEqual(["info: so"]);
  });

  test("have to name one that is there", async () => {
    const components = { openai: { classifyAndBranch: () => "Yes" } };
    expect((await failure(text, { components })).message).toBe(
      'Step "Ask" failed: its function has to give { branch, data } with one of the branches "Yes", "Else".',
    );
  });

  test.each(["__proto__", "constructor", "toString"])("are not found at %s", async (name) => {
    const refused = runText(definitionOf([step(name, `${name}.${name}`)]));
    await expect(refused).rejects.toThrow(/is not run here; give a function for it in components/);
  });
});

test("names from outside are names: steps, config variables and keys", async () => {
  const text = definitionOf(
    [
      step("constructor", "code.runCode", {
        code: code('return { data: JSON.parse(\'{"__proto__":{"x":1}}\') }'),
      }),
      log(
        template(
          "{{$constructor.results.__proto__.x}} {{#__proto__}} {{$constructor.results.toString}}.",
        ),
      ),
    ],
    { requiredConfigVars: [{ key: "__proto__", dataType: "string", defaultValue: "own" }] },
  );
  expect(await lines(text)).toEqual(["info: 1 own ."]);
  expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
});
