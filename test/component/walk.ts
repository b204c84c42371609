import type { Inputs } from "@prismatic-io/spectral";
import { actions } from "../../src/actions";
import { connections } from "../../src/connections";
import { dataSources } from "../../src/dataSources";
import { Refusal } from "../../src/inputs";
import { triggers } from "../../src/triggers";

type InputDefinition = Inputs[string];

export interface Entry {
  /** `action queryEntities`, `connection oauth2`, … */
  readonly name: string;
  readonly key: string;
  readonly display: { readonly label: string; readonly description: string };
  readonly inputs: Readonly<Record<string, InputDefinition>>;
}

const entries = (kind: string, registry: Readonly<Record<string, unknown>>): Entry[] =>
  Object.entries(registry).map(([key, definition]) => ({
    ...(definition as Entry),
    name: `${kind} ${key}`,
    key,
  }));

/** What runs: its inputs are cleaned, whereas those of a connection are not. */
export const runnable: readonly Entry[] = [
  ...entries("action", actions),
  ...entries("trigger", triggers),
  ...entries("data source", dataSources),
];

export const everything: readonly Entry[] = [
  ...runnable,
  ...connections.flatMap((connection) => entries("connection", { [connection.key]: connection })),
];

/** Every input with its address, the children of structured inputs included. */
export const inputsOf = (entry: Entry): [string, string, InputDefinition][] =>
  Object.entries(entry.inputs).flatMap(([key, input]): [string, string, InputDefinition][] => [
    [`${entry.name} · ${key}`, key, input],
    ...Object.entries(input.type === "structuredObject" ? input.inputs : {}).map(
      ([child, definition]): [string, string, InputDefinition] => [
        `${entry.name} · ${key}.${child}`,
        child,
        definition,
      ],
    ),
  ]);

export const labelOf = ({ label }: InputDefinition): string =>
  typeof label === "string" ? label : label.value;

/** The cleaner of an input. A refusal that it gives as a value is thrown like every other. */
export const cleanerOf = (input: InputDefinition): ((value: unknown) => unknown) => {
  if (!("clean" in input && input.clean)) throw new Error(`${labelOf(input)} has no cleaner`);
  const clean = input.clean as (value: unknown) => unknown;
  return (value) => {
    const cleaned = clean(value);
    if (cleaned instanceof Refusal) throw cleaned.error;
    return cleaned;
  };
};
