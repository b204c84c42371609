import { stringify } from "yaml";
import { code, definitionOf, reference, refusals, runText, step, template, value } from "./support";

const log = (message: unknown, name = "Say") => step(name, "log.writeLog", { message });
const own = (key: string, inputs: object, isPublic = false) => ({
  name: "Own",
  action: { key, component: { key: "ms-dynamics", version: 1, isPublic } },
  inputs,
});
const connection = { type: "configVar", value: "CRM" };
const withConnection = {
  requiredConfigVars: [
    { key: "CRM", dataType: "connection" },
    { key: "Source", dataType: "string" },
    { key: "Map", dataType: "jsonForm" },
  ],
};
const branches = (...names: string[]) => ({ branches: names.map((name) => ({ name, steps: [] })) });
const condition = (name: string, ...terms: unknown[]) => ({ name, type: "complex", value: terms });

const cases: readonly (readonly [string, readonly unknown[], readonly string[]])[] = [
  [
    "a component that nobody gave a function for",
    [step("Post", "slack.postMessage")],
    ['step "Post": slack.postMessage is not run here; give a function for it in components.'],
  ],
  [
    "an action of the logic components that a run does not know",
    [step("Pick", "branch.selectExecutedStepResult")],
    [
      'step "Pick": branch.selectExecutedStepResult is an action that a run does not know; give a function for it in components.',
    ],
  ],
  [
    "an action that this component has not",
    [own("createEntitty", {})],
    ['step "Own": the component has no action createEntitty; did you mean createEntity?'],
  ],
  [
    "inputs that an action has not, and one that it needs",
    [own("getEntity", { connection, entityType: value("accounts"), entityID: value("1") })],
    [
      'step "Own", input "entityID": the action has no such input; did you mean entityId?',
      'step "Own": the input entityId (Entity ID) is required.',
    ],
  ],
  [
    "inputs in a form that is not theirs",
    [
      own("queryEntities", {
        connection,
        entityType: { type: "complex", value: [value("accounts")] },
        fieldNames: { type: "value", value: ["name"] },
        options: value("[1]"),
      }),
    ],
    [
      'step "Own", input "entityType": it takes one value, not a list: it is a string.',
      'step "Own", input "fieldNames": its value is a mapping or a list; write it as JSON text, or as complex.',
      'step "Own", input "options": its value is a mapping or a list; write it as JSON text, or as complex.',
    ],
  ],
  [
    "children that a structured input has not",
    [
      own("queryEntities", {
        connection,
        entityType: value("accounts"),
        options: { type: "value", value: { includeLabel: true } },
      }),
    ],
    [
      'step "Own", input "options", input "includeLabel": the action has no such input; did you mean includeLabels?',
    ],
  ],
  [
    "inputs of a logic step that hold something unknown",
    [step("Say", "log.writeLog", { message: value("a"), colour: value("red"), blank: value("") })],
    ['step "Say", input "colour": a run does not know this input; it knows level, message.'],
  ],
  [
    "references to no step, to a later one, to itself, and to no results",
    [
      log(reference("starrt.results"), "A"),
      log(template("{{$b.results}}"), "B"),
      log(reference("a.body.data"), "C"),
    ],
    [
      'step "A", input "message": the reference "starrt.results" names no step of the flow; did you mean start?',
      'step "B", input "message": the reference "b.results" names a step that has not run by then.',
      'step "C", input "message": the reference "a.body.data" has to begin with a.results.',
    ],
  ],
  [
    "a reference to a branch",
    [
      step(
        "Choose",
        "branch.branchOnValue",
        { inputValue: value("1"), branchValueMappings: { type: "complex", value: [] } },
        branches("Else"),
      ),
      log(reference("choose.results")),
    ],
    [
      'step "Say", input "message": the reference "choose.results" leads to a branch, which has no results here.',
    ],
  ],
  [
    "two steps that references cannot tell apart",
    [log(value("1"), "Say it"), log(value("2"), "SAY-IT")],
    ['step "SAY-IT": another step of the flow is called sayIt in references as well.'],
  ],
  [
    "config variables that do not exist or have no value",
    [
      log({ type: "configVar", value: "Sauce" }, "A"),
      log(template("{{#Source}}"), "B"),
      step("C", "code.runCode", { code: code('return { data: context.configVars["Map"] }') }),
    ],
    [
      'step "A", input "message": the integration has no config variable "Sauce".',
      'step "B", input "message": the config variable "Source" has no value and no default.',
      'step "C", its code: the config variable "Map" has no value and no default.',
    ],
  ],
  [
    "keys of a step that mean nothing, and parts that it cannot have",
    [{ ...log(value("1")), retries: 1, steps: [], schedule: value("1") }],
    [
      'step "Say": a run does not know what "retries" of a step means.',
      'step "Say": only a trigger has a schedule.',
      'step "Say": only a loop has steps inside.',
    ],
  ],
  [
    "a loop without steps, and a break without a loop",
    [step("Loop", "loop.loopNTimes"), step("Break", "loop.breakLoop")],
    ['step "Loop": a loop needs steps.', 'step "Break": there is no loop around it to break.'],
  ],
  [
    "handling of errors where there is none",
    [
      step(
        "Loop",
        "loop.loopNTimes",
        {},
        { steps: [], errorConfig: { errorHandlerType: "ignore" } },
      ),
    ],
    ['step "Loop": a loop step can only fail on errors, not ignore them.'],
  ],
  [
    "conditions that nobody could evaluate",
    [
      step(
        "A",
        "branch.branchOnExpression",
        {
          conditions: {
            type: "complex",
            value: [condition("Yes", "and", ["toString", value("1")])],
          },
        },
        branches("Yes", "Else"),
      ),
      step(
        "B",
        "branch.branchOnExpression",
        { conditions: { type: "complex", value: [condition("Yes", "equal", value("1"))] } },
        branches("Yes"),
      ),
      step(
        "C",
        "branch.branchOnExpression",
        { conditions: { type: "complex", value: [condition("No", "exists", value("1"))] } },
        branches("Yes"),
      ),
      step("D", "branch.branchOnExpression", { conditions: value("1") }, branches("Yes")),
    ],
    [
      'step "A": the condition\'s operator toString is none of and, or, isTrue, isFalse, doesNotExist, exists, isEmpty, isNotEmpty, equal, notEqual, greaterThan, greaterThanOrEqual, lessThan, lessThanOrEqual, in, notIn, exactlyMatches, doesNotExactlyMatch, startsWith, doesNotStartWith, endsWith, doesNotEndWith, dateTimeAfter, dateTimeBefore, dateTimeSame.',
      'step "B": the condition\'s operator equal wants 2 terms.',
      'step "C": its conditions name the branch "No", which it has not.',
      'step "D": its conditions have to be complex: an entry a branch, with the branch as its name.',
    ],
  ],
  [
    "code that is none",
    [step("Run", "code.runCode", { code: value("module.exports = async () => {") })],
    ['step "Run": its code cannot be read: Unexpected end of input.'],
  ],
];

describe("refused before the first step, with the place", () => {
  test.each(cases)("%s", async (_, steps, expected) => {
    const found = await refusals(definitionOf(steps, withConnection));
    expect([...found].sort()).toEqual(expected.map((line) => `Flow "Main", ${line}`).sort());
  });

  test("values of config variables that nobody asked for, or that are no JSON", async () => {
    const text = definitionOf([], withConnection);
    expect(await refusals(text, { configVars: { Sourc: "x", Map: "{" } })).toEqual([
      'Config variable "Map": its value is no JSON, which a jsonForm wants.',
      'The integration has no config variable "Sourc"; did you mean "Source"?',
    ]);
  });

  test("a trigger that cannot be run, and a flow that is not there", async () => {
    const trigger = { ...step("Start", "hubspot.onContact"), isTrigger: true };
    const text = stringify({
      definitionVersion: 7,
      name: "T",
      flows: [{ name: "Main", steps: [trigger] }],
    });
    expect(await refusals(text)).toEqual([
      'Flow "Main", step "Start": it begins by hubspot.onContact, which cannot be run here.',
    ]);
    expect(await refusals(text, { flow: "Other" })).toEqual([
      'The integration has no flow "Other"; it has "Main".',
    ]);
  });

  test("an integration in code", async () => {
    const text = definitionOf([], { isCodeNative: true });
    expect(await refusals(text)).toEqual([
      "The integration is written in code, and the file holds none of its steps.",
    ]);
  });
});

test("what is complete and known is run", async () => {
  const text = definitionOf([log(reference("start.results.body.data"))], withConnection);
  const { steps } = await runText(text, { payload: { a: 1 } });
  expect(steps[1]?.log).toEqual(['info: {"a":1}']);
});
