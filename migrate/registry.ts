import type { Inputs } from "@prismatic-io/spectral";
import { anchor } from "../scripts/docs/anchor";
import { actions } from "../src/actions";
import { ownValue } from "../src/client/objects/ownProperty";
import { connections } from "../src/connections";
import { dataSources } from "../src/dataSources";
import { triggers } from "../src/triggers";

type Input = Inputs[string];

/** An action, a trigger or a data source of this component, as far as migrating needs it. */
export interface Entry {
  readonly label: string;
  readonly inputs: Inputs;
  /** The page that describes it. */
  readonly page: string;
}

interface Definition {
  readonly display: { readonly label: string };
  readonly inputs?: Inputs;
}

const toEntry = (key: string, definition: Definition | undefined): Entry | undefined =>
  definition && {
    label: definition.display.label,
    inputs: definition.inputs ?? {},
    page: `docs/actions.md#${anchor(`${definition.display.label} (${key})`)}`,
  };

export function actionNamed(key: string): Entry | undefined {
  return toEntry(key, ownValue(actions as Readonly<Record<string, Definition>>, key));
}

export function triggerNamed(key: string): Entry | undefined {
  return toEntry(key, ownValue(triggers as Readonly<Record<string, Definition>>, key));
}

export function dataSourceNamed(key: string): Entry | undefined {
  return toEntry(key, ownValue(dataSources as Readonly<Record<string, Definition>>, key));
}

export function connectionNamed(key: string): Entry | undefined {
  const found = connections.find((connection) => connection.key === key);
  return toEntry(key, found && { display: found.display });
}

export const actionKeys: readonly string[] = Object.keys(actions);
export const triggerKeys: readonly string[] = Object.keys(triggers);

/** The child of a structured input, or the input itself: `options.apply`. */
export function inputNamed({ inputs }: Entry, key: string): Input | undefined {
  const [name = "", child] = key.split(".");
  const input = ownValue(inputs, name);
  if (child === undefined) return input;
  return input?.type === "structuredObject" ? ownValue(input.inputs, child) : undefined;
}

export function labelOf({ label }: Input): string {
  return typeof label === "string" ? label : label.value;
}
