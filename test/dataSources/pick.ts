import type { ObjectFieldMap, ObjectSelection } from "@prismatic-io/spectral";
import { createHarness } from "@prismatic-io/spectral/dist/testing";
import component from "../../src";
import type { FieldSchema } from "../../src/dataSources/formField";
import type { Bench } from "../support/sandbox";

export interface Picked {
  readonly key: string;
  readonly label: string;
}

const harness = createHarness(component);
const quiet = Object.fromEntries(
  ["metric", "trace", "debug", "info", "log", "warn", "error"].map((level) => [
    level,
    () => undefined,
  ]),
);

/** Everything that a data source answers with. */
export const answer = (bench: Bench, key: string, inputs: object) => {
  const params = { connection: bench.connection(), ...inputs };
  return harness.dataSource(key, params, { logger: quiet } as never);
};

const result = async (bench: Bench, key: string, inputs: object): Promise<unknown> =>
  (await answer(bench, key, inputs)).result;

/** What a picklist offers, as the platform gets it. */
export const pick = async (bench: Bench, key: string, inputs: object = {}): Promise<Picked[]> =>
  (await result(bench, key, inputs)) as Picked[];

export const pickMap = async (bench: Bench, inputs: object): Promise<ObjectFieldMap> =>
  (await result(bench, "fieldMap", inputs)) as ObjectFieldMap;

/** A form as the wizard gets it. */
export interface PickedForm {
  readonly schema: {
    readonly title: string;
    readonly properties: Readonly<Record<string, FieldSchema>>;
    readonly required: readonly string[];
  };
  readonly uiSchema: {
    readonly elements: readonly { type: string; scope?: string; text?: string }[];
  };
  readonly data: object;
}

export const pickForm = async (bench: Bench, inputs: object): Promise<PickedForm> =>
  (await result(bench, "recordForm", inputs)) as PickedForm;

/** Runs a data source, whatever it yields. */
export const pickAnything = result;

export const pickObjects = async (bench: Bench, inputs: object): Promise<ObjectSelection> =>
  (await result(bench, "getEntitiesMetaData", inputs)) as ObjectSelection;

/** Lets the next data source begin as a new process does: a connection of its own remembers nothing. */
export const stranger = (bench: Bench) => {
  strangers += 1;
  return { connection: bench.connection({ fields: { stranger: strangers } }) };
};
let strangers = 0;
