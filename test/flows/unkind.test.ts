import { code, definitionOf, refusals, runText, step, template, value } from "./support";

const say = (text: string, name = "Say") => step(name, "log.writeLog", { message: template(text) });
const failure = async (steps: readonly unknown[], more: object = {}) =>
  runText(definitionOf(steps), more).then(
    () => "ran",
    (error: Error) => `${error.name}: ${error.message}`,
  );
const lines = async (steps: readonly unknown[], more: object = {}) =>
  (await runText(definitionOf(steps), more)).steps.flatMap((ran) => ran.log);

describe("loops without an end", () => {
  test("are broken off in time, however many rounds are meant", async () => {
    const often = { iterationCount: value("9007199254740991") };
    const inside = { steps: [say("once"), step("Out", "loop.breakLoop")] };
    expect(await lines([step("Long", "loop.loopNTimes", often, inside)])).toEqual(["info: once"]);
  });

  test("end with a sentence", async () => {
    const often = { iterationCount: value("4294967295") };
    expect(await failure([step("Long", "loop.loopNTimes", often, { steps: [] })])).toBe(
      'FlowError: Step "Long" failed: It went round 100000 times without a break; a run ends there.',
    );
  });
});

describe("values that JSON cannot say", () => {
  const made = (body: string) => step("Made", "code.runCode", { code: code(body) });

  test("are digits for a large number, also in what is told of the step", async () => {
    const { steps } = await runText(
      definitionOf([
        made("return { data: { n: 12345678901234567890n } };"),
        say("{{$made.results}}"),
      ]),
    );
    expect(steps[1]?.result).toEqual({ n: "12345678901234567890" });
    expect(steps[2]?.log).toEqual(['info: {"n":"12345678901234567890"}']);
  });

  test("say what they are where they are shown", async () => {
    const body = "return { data: [new Map([[1, 2]]), new Set(), new Date(NaN), Symbol('s')] };";
    const { result } = await runText(definitionOf([made(body)]));
    expect(result).toEqual(["(Map of 1)", "(Set of 0)", null, "Symbol(s)"]);
  });

  test("are copied once where lists hold them twice over and over", async () => {
    const body =
      "let all = ['x']; for (let i = 0; i < 60; i += 1) all = [all, all]; return { data: all };";
    let { result } = await runText(definitionOf([made(body)]));
    let depth = 0;
    for (; Array.isArray(result) && result[0] === result[1]; depth += 1) result = result[0];
    expect([depth, result]).toEqual([60, ["x"]]);
  });

  test("say where they come round again, and are whole where they are there twice", async () => {
    const body = "const a = { n: 1 }; const b = { a, twice: a }; b.b = [b]; return { data: b };";
    const { result } = await runText(definitionOf([made(body)]));
    expect(result).toEqual({ a: { n: 1 }, twice: { n: 1 }, b: ["(circular)"] });
  });

  test("end the flow at the step whose template wants them", async () => {
    const steps = [
      made("const all = {}; all.all = all; return { data: all };"),
      say("{{$made.results}}"),
    ];
    expect(await failure(steps)).toBe(
      'FlowError: Step "Say" failed: a template wants a value that JSON can say: Converting circular structure to JSON.',
    );
  });
});

test("a number of the payload that has lost digits is said, since steps get it so", async () => {
  const payloadText = '{"ids":[12345678901234567890],"n":1}';
  const payload = JSON.parse(payloadText);
  const { notes } = await runText(definitionOf([say("on")]), { payload, payloadText });
  expect(notes).toEqual([
    "Payload: 12345678901234567000 may have lost digits before it came, as JavaScript numbers beyond 2^53 do; pass it as text.",
  ]);
});

test("an error that is ignored takes none of the branches of another component", async () => {
  const components = {
    acme: {
      pick: () => {
        throw new Error("out of order");
      },
    },
  };
  const pick = step(
    "Pick",
    "acme.pick",
    {},
    {
      errorConfig: { errorHandlerType: "ignore" },
      branches: [{ name: "Yes", steps: [say("yes")] }],
    },
  );
  const { steps } = await runText(definitionOf([pick, say("on", "After")]), { components });
  expect(steps.map(({ name, error }) => [name, error])).toEqual([
    ["Start", undefined],
    ["Pick", "out of order"],
    ["After", undefined],
  ]);
});

test("headers of an answer that are no list are said", async () => {
  const stop = step("Stop", "stop-execution.stopExecution", { headers: value("X-Kind: a") });
  expect(await failure([stop])).toBe(
    'FlowError: Step "Stop" failed: Headers has to be a list of keys and values, written as complex.',
  );
});

test("of many references to nothing, the first ones come with advice, and none with all the names", async () => {
  const refused = await refusals(
    definitionOf(
      Array.from({ length: 600 }, (_, index) =>
        say(`{{$${"x".repeat(30)}.results}}`, `S ${index}`),
      ),
    ),
  );
  expect(refused).toHaveLength(600);
  expect(refused[0]).toMatch(/; its steps are start, s0, .* and 581 more\.$/);
  expect(refused[599]).toMatch(/names no step of the flow\.$/);
});
