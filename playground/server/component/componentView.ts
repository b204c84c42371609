import type {
  Published,
  PublishedComponent,
  PublishedConnection,
  PublishedInput,
} from "../../../runner/bundle";
import { isPollingTrigger } from "../../../runner/trigger";
import { ownValue } from "../../../src/client/objects/ownProperty";
import type {
  ActionView,
  ComponentView,
  InputView,
  PickerView,
  SourceView,
  TriggerView,
} from "../../contract";
import { isReading } from "./isReading";

interface Beside {
  readonly version: string;
  /** Topics of actions by their keys. */
  readonly rooms: ReadonlyMap<string, string>;
}

type Sources = PublishedComponent["dataSources"];

/** The component as forms and lists show it: everything from what it publishes. */
export function componentView(component: PublishedComponent, beside: Beside): ComponentView {
  const { key, display, actions, triggers, dataSources, connections } = component;
  return {
    key,
    label: display.label,
    description: display.description,
    version: beside.version,
    actions: importantFirst(actions, dataSources, (entry, published) => ({
      ...entry,
      ...actionView(published, beside.rooms.get(entry.key) ?? ""),
    })),
    triggers: importantFirst(triggers, dataSources, (entry, published) => ({
      ...entry,
      ...triggerView(published),
    })),
    sources: importantFirst(dataSources, dataSources, (entry, published) => ({
      ...entry,
      dataSourceType: published.dataSourceType as SourceView["dataSourceType"],
    })),
    connections: connections.map((connection) => connectionView(connection, dataSources)),
  };
}

type Entry = Omit<SourceView, "dataSourceType">;

const importantFirst = <View extends Entry>(
  group: Readonly<Record<string, Published>>,
  sources: Sources,
  view: (entry: Entry, published: Published) => View,
): View[] => {
  const views = Object.entries(group).map(([key, published]) =>
    view(entryView(key, published, sources), published),
  );
  return [...views.filter((each) => each.important), ...views.filter((each) => !each.important)];
};

const entryView = (key: string, { display, inputs }: Published, sources: Sources): Entry => ({
  key,
  label: display.label,
  description: display.description,
  important: display.important === true,
  inputs: inputViews(inputs, [], sources),
});

const actionView = (published: Published, room: string): Omit<ActionView, keyof Entry> => ({
  room,
  writes: !isReading(published),
  ...dataOf(published.examplePayload),
  ...(published.outputSchema
    ? { outputSchema: JSON.parse(published.outputSchema.schema) as unknown }
    : {}),
});

const triggerView = (published: Published): Omit<TriggerView, keyof Entry> => ({
  how: howOf(published),
  branches: published.staticBranchNames ?? [],
  ...(published.examplePayload === undefined ? {} : { examplePayload: published.examplePayload }),
});

/** How a trigger is set off. */
export function howOf(published: Published): TriggerView["how"] {
  if (published.webhookCreate) return "registers";
  return isPollingTrigger(published) ? "polls" : "receives";
}

const dataOf = (example: unknown): { examplePayload?: unknown } => {
  const { data } = Object(example) as { data?: unknown };
  return data === undefined ? {} : { examplePayload: data };
};

const connectionView = (
  { key, label, comments, inputs }: PublishedConnection,
  sources: Sources,
) => ({ key, label, description: comments ?? "", inputs: inputViews(inputs, [], sources) });

/** @param around the inputs of the form around a structured input */
function inputViews(
  inputs: readonly PublishedInput[],
  around: readonly PublishedInput[],
  sources: Sources,
): InputView[] {
  const beside = [...inputs, ...around];
  return inputs
    .filter(({ type }) => type !== "connection")
    .map((input) => inputView(input, beside, sources));
}

const inputView = (
  input: PublishedInput,
  beside: readonly PublishedInput[],
  sources: Sources,
): InputView => {
  const { key, label, type, required, model, inputs } = input;
  const picker = pickerView(input, beside, sources);
  return {
    key,
    label,
    type,
    required: required === true,
    ...defined(input, ["keyLabel", "collection", "default", "comments", "placeholder", "example"]),
    ...defined(input, ["language", "scope"]),
    ...(model ? { model } : {}),
    ...(picker ? { picker } : {}),
    ...(inputs ? { inputs: inputViews(inputs, beside, sources) } : {}),
  };
};

const defined = <Key extends keyof PublishedInput>(
  input: PublishedInput,
  keys: readonly Key[],
): { [key in Key]?: NonNullable<PublishedInput[key]> } =>
  Object.fromEntries(
    keys.flatMap((key) => (input[key] === undefined ? [] : [[key, input[key]]])),
  ) as never;

/** The platform fills the inputs of a data source from those of the form that have the same name. */
const pickerView = (
  { dataSource }: PublishedInput,
  beside: readonly PublishedInput[],
  sources: Sources,
): PickerView | undefined => {
  const source = dataSource === undefined ? undefined : ownValue(sources, dataSource);
  if (dataSource === undefined || source === undefined) return undefined;
  const names = new Set(beside.map(({ key }) => key));
  const own = source.inputs.filter(({ type, key }) => type !== "connection" && key !== "search");
  const taken = own.filter(({ key }) => names.has(key));
  return {
    source: dataSource,
    takes: taken.map(({ key }) => key),
    needs: taken.filter((each) => each.required && !each.default).map(({ key }) => key),
    searches: source.inputs.some(({ key }) => key === "search"),
  };
};
