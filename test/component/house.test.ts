import { actions } from "../../src/actions";
import { InputError } from "../../src/client";
import { triggers } from "../../src/triggers";
import { cleanerOf, everything, inputsOf, labelOf, runnable } from "./walk";

const SMALL_WORDS = new Set([
  "a",
  "an",
  "and",
  "by",
  "for",
  "from",
  "in",
  "of",
  "on",
  "or",
  "the",
  "to",
  "with",
]);
const TYPED = new Set(["string", "text", "password", "code", "data", "date", "timestamp"]);
/** No input takes all of these: text, numbers, lists, objects, markup and what is none of them. */
const ODD_VALUES: readonly unknown[] = [
  { a: Symbol("x") },
  () => 1,
  "\u0000{",
  "no-number-no-date-no-choice",
  -1.5,
  [{}],
  { nested: { deeply: [] } },
  Number.NaN,
];
const TAKES_ANYTHING = new Set(["connection", "data"]);
const ACTION_KEYS = new Set([
  "allowsBranching",
  "display",
  "examplePayload",
  "examplePerform",
  "inputs",
  "outputSchema",
  "perform",
  "performSafety",
  "staticBranchNames",
]);

/** What descriptions of actions, triggers and data sources begin with; a new verb is added here. */
const IMPERATIVES = [
  ..."Add Assign Associate Call Change Check Compare Count Create Delete Describe Disassociate Download Find Get List Make Merge Offer Pick Qualify Query Remove Run Search Send Share Start Stop Update Upload".split(
    " ",
  ),
];

/** Labels that saved flows and people know already, and that no rule may change. */
const INHERITED_LABELS = new Set(["Client secret value", "Retry Delay (ms)"]);

/** The words of a label that should begin with a capital letter and do not. */
const outsideTitleCase = (label: string): string[] =>
  INHERITED_LABELS.has(label)
    ? []
    : label.split(" ").filter((word) => !SMALL_WORDS.has(word) && !/^\(?[A-Z0-9]/.test(word));

/** Whatever needs more words is said in a page under docs. */
const LONGEST_COMMENT = 160;

const addressesTheReader = /\byou(r|rs|rself)?\b|prismatic/i;

const inputs = everything.flatMap(inputsOf);
const cleaned = runnable.flatMap(inputsOf);

describe("words", () => {
  it.each(everything.map(({ name, display }) => [name, display] as const))(
    "of %s: a label in title case, and one sentence that addresses nobody",
    (_name, { label, description }) => {
      expect(outsideTitleCase(label)).toEqual([]);
      expect(description).toMatch(/^[A-Z][^.!?]*\.$/);
      expect(description).not.toMatch(addressesTheReader);
    },
  );

  it.each(runnable.map(({ name, display }) => [name, display.description] as const))(
    "of %s: the description begins with a verb in the imperative",
    (_name, description) => {
      const [verb = ""] = description.split(" ");
      expect(IMPERATIVES).toContain(verb);
    },
  );

  it.each(inputs)(
    "of %s: a label in title case, and comments that address nobody",
    (_name, key, input) => {
      expect(key).toMatch(/^[a-z][A-Za-z0-9]*$/);
      expect(outsideTitleCase(labelOf(input))).toEqual([]);
      expect(input.comments).toMatch(/^[A-Z][\s\S]*\.$/);
      expect(input.comments).not.toMatch(addressesTheReader);
    },
  );

  it.each(inputs)("of %s: comments that fit beside the input", (_name, _key, input) => {
    expect(input.comments?.length).toBeLessThanOrEqual(LONGEST_COMMENT);
  });

  it.each(inputs.filter(([, , { type }]) => TYPED.has(type)))(
    "of %s: a placeholder and an example",
    (_name, _key, input) => {
      expect(input).toMatchObject({
        placeholder: expect.stringMatching(/\S/),
        example: expect.stringMatching(/\S/),
      });
    },
  );

  it.each(inputs)(
    "of %s: a default and an example that stand among the choices",
    (_name, _key, input) => {
      const choices = "model" in input ? input.model?.map(({ value }) => value) : undefined;
      const given = "example" in input ? [input.example, input.placeholder] : [];
      const fallback = "default" in input ? [input.default] : [];
      for (const value of choices ? [...given, ...fallback] : []) {
        if (value !== undefined) expect(choices).toContain(value);
      }
    },
  );
});

const isTaken = (clean: (value: unknown) => unknown, value: unknown): boolean => {
  try {
    clean(value);
    return value !== undefined;
  } catch {
    return false;
  }
};

describe("cleaners", () => {
  const withCleaner = cleaned.filter(([, , { type }]) => type !== "structuredObject");

  it.each(withCleaner)("%s has one, which takes everything unset alike", (_name, _key, input) => {
    const clean = cleanerOf(input);
    const outcomes = [undefined, null, "", " ", []].map((value) => {
      try {
        return { value: clean(value) };
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        return { refused: error.message };
      }
    });
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    // A default that is itself refused is an example to replace, and stands for nothing.
    const fallback = "default" in input && isTaken(clean, input.default);
    if ("required" in input && input.required && !fallback) {
      expect(outcomes[0]).toEqual({ refused: `${labelOf(input)} is required, and it is empty.` });
    } else {
      expect(outcomes[0]).toHaveProperty("value");
    }
  });

  it.each(withCleaner)("%s names itself by its label when it refuses", (_name, key, input) => {
    const clean = cleanerOf(input);
    const refusals = ODD_VALUES.map((value) => {
      try {
        return { value: clean(value) };
      } catch (error) {
        return { error };
      }
    }).flatMap((outcome) => ("error" in outcome ? [outcome.error] : []));
    for (const error of refusals) {
      expect(error).toBeInstanceOf(InputError);
      expect((error as InputError).message.startsWith(`${labelOf(input)} `)).toBe(true);
    }
    const sendsAnything = key === "data";
    if (!sendsAnything && !TAKES_ANYTHING.has(input.type)) expect(refusals).not.toEqual([]);
  });

  it.each(cleaned.filter(([, , { type }]) => type === "boolean"))(
    "%s falls back to the default the designer shows",
    (_name, _key, input) => {
      const clean = cleanerOf(input);
      const shown = "default" in input ? input.default : undefined;
      expect(clean(undefined)).toBe(shown === "true");
    },
  );
});

describe("actions", () => {
  it.each(Object.entries(actions))("%s has nothing the platform does not know", (_key, action) => {
    expect(Object.keys(action).filter((key) => !ACTION_KEYS.has(key))).toEqual([]);
  });

  it.each(Object.entries(actions))(
    "%s shows an example and the shape of its answer",
    (_key, action) => {
      expect(action.examplePayload).toHaveProperty("data");
      expect(JSON.parse(JSON.stringify(action.outputSchema))).toEqual(action.outputSchema);
      expect(action.outputSchema).toHaveProperty("schema.description");
    },
  );

  it.each(Object.entries(actions))(
    "%s runs by itself in the designer only if it only reads",
    (key, action) => {
      const reads =
        /^(get|list|query|fetch|count|describe|search|validate|download|findDuplicates|preview|compareSchema)/.test(
          key,
        );
      expect("performSafety" in action ? action.performSafety : undefined).toBe(
        reads ? "safe" : "notAllowed",
      );
    },
  );
});

describe("triggers", () => {
  it.each(Object.entries(triggers))("%s shows an example of what it answers", (_key, trigger) => {
    const { examplePayload } = trigger;
    expect(examplePayload).toBeDefined();
    expect(JSON.parse(JSON.stringify(examplePayload))).toEqual(examplePayload);
    if (!("staticBranchNames" in trigger)) return;
    const { branch } = examplePayload as { branch?: unknown };
    expect(trigger.staticBranchNames).toContain(branch);
  });
});
