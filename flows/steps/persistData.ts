import { isDeepStrictEqual } from "node:util";
import type { Scope } from "./persisted";
import type { LogicAction, LogicComponent, Tools } from "./types";

/** The word that the keys of the actions have for each scope; *Flow* was *Instance* once. */
const SCOPES: readonly (readonly [word: string, scope: Scope])[] = [
  ["Execution", "execution"],
  ["Instance", "flow"],
  ["CrossFlow", "crossFlow"],
  ["Integration", "integration"],
];

type Act = (at: Place, value: unknown, fallback: unknown) => unknown;

interface Place {
  readonly key: string;
  read(): unknown;
  write(value: unknown): void;
  readonly tools: Tools;
  readonly scope: Scope;
}

const KEY = ["keyInput"];
const KEY_AND_VALUE = ["keyInput", "valueInput"];

/** Each action with the word of the scope in the place of `*`. */
const ACTIONS: readonly (readonly [key: string, inputs: readonly string[], act: Act])[] = [
  ["save*Value", KEY_AND_VALUE, (at, value) => saved(at, value)],
  ["get*Value", ["keyInput", "defaultValueInput"], ({ read }, _, fallback) => read() ?? fallback],
  ["append*ValueToList", KEY_AND_VALUE, (at, value) => saved(at, [...listAt(at), value])],
  [
    "add*ValueToSet",
    KEY_AND_VALUE,
    (at, value) => {
      const list = listAt(at);
      return saved(
        at,
        list.some((item) => isDeepStrictEqual(item, value)) ? list : [...list, value],
      );
    },
  ],
  ["remove*ValueFromList", KEY_AND_VALUE, (at, value) => saved(at, without(listAt(at), value))],
  ["remove*ValueFromSet", KEY_AND_VALUE, (at, value) => saved(at, without(listAt(at), value))],
  ["remove*Value", KEY, ({ tools, scope, key }) => tools.persisted.remove(scope, key)],
  ["increment*Value", KEY, (at) => saved(at, numberAt(at) + 1)],
  ["decrement*Value", KEY, (at) => saved(at, numberAt(at) - 1)],
  ["save*CurrentTime", KEY, (at) => saved(at, new Date(at.tools.now()).toISOString())],
  ["list*Keys", [], ({ tools, scope }) => tools.persisted.keys(scope)],
  ["remove*State", [], ({ tools, scope }) => tools.persisted.clear(scope)],
];

export const persistData: LogicComponent = Object.fromEntries(
  SCOPES.flatMap(([word, scope]) =>
    ACTIONS.map(([key, inputs, act]) => [key.replace("*", word), toAction(scope, inputs, act)]),
  ),
);

function toAction(scope: Scope, inputs: readonly string[], act: Act): LogicAction {
  const perform: LogicAction["perform"] = ({ keyInput, valueInput, defaultValueInput }, tools) => {
    const key = String(keyInput ?? "");
    if (inputs.includes("keyInput") && key === "") throw new Error("Key is missing.");
    const read = () => tools.persisted.get(scope, key);
    const write = (value: unknown) => tools.persisted.set(scope, key, value);
    return act({ key, read, write, tools, scope }, valueInput, defaultValueInput);
  };
  return { kind: "plain", inputs, perform };
}

/** A step that saves has the value in its results, as `results.value`. */
const saved = ({ write }: Place, value: unknown): { value: unknown } => {
  write(value);
  return { value };
};

const listAt = ({ key, read }: Place): readonly unknown[] => {
  const value = read() ?? [];
  if (Array.isArray(value)) return value;
  throw new Error(`The value at ${key} is no list.`);
};

const numberAt = ({ key, read }: Place): number => {
  const value = Number(read() ?? 0);
  if (Number.isSafeInteger(value)) return value;
  throw new Error(`The value at ${key} is no whole number.`);
};

const without = (list: readonly unknown[], value: unknown): unknown[] => {
  const at = list.findIndex((item) => isDeepStrictEqual(item, value));
  return at < 0 ? [...list] : list.toSpliced(at, 1);
};
