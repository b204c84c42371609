import type { ActionInputs } from "./actionInputs.js";
import type { ActionOutputs } from "./actionOutputs.js";
import type { ConnectionFields } from "./connections.js";
import type { DataSourceInputs, DataSourceKinds } from "./dataSources.js";
import type { TriggerBranches, TriggerInputs } from "./triggers.js";

/** Keys of the actions, as flows hold them. */
export type ActionKey = keyof ActionInputs;
export type TriggerKey = keyof TriggerInputs;
export type DataSourceKey = keyof DataSourceInputs;
export type ConnectionKey = keyof ConnectionFields;

/** What an action answers with. Files travel as bytes, and say what they are. */
export interface ActionResult<T> {
  data: T;
  contentType?: string;
}

/** Where an action says what it does: its requests at `debug`, what is ignored at `warn`. */
export interface Logger {
  metric(...parts: unknown[]): void;
  trace(...parts: unknown[]): void;
  debug(...parts: unknown[]): void;
  info(...parts: unknown[]): void;
  log(...parts: unknown[]): void;
  warn(...parts: unknown[]): void;
  error(...parts: unknown[]): void;
}

/** What the platform passes beside the inputs. Actions and data sources need the logger only. */
export interface Context {
  logger: Logger;
  /** The instance that runs the flow: webhooks that it registered are told from others by its ID. */
  instance?: { id: string };
  /** Addresses of the instance's flows by their names: *Stale Ones* of Delete Webhook Registrations takes them. */
  webhookUrls?: { [flow: string]: string };
}

/** What a trigger gets besides: `trigger()` of the SDK's testing harness passes all of it. */
export interface TriggerContext extends Context {
  instance: { id: string; name: string };
  flow: { id: string; name: string; stableId: string };
  webhookUrls: { [flow: string]: string };
  /** What a caller of the flow has to send, by the flow's name. */
  webhookApiKeys?: { [flow: string]: string[] };
  /** What the call before has left. Triggers that poll read it, and change it in place. */
  instanceState: { [name: string]: unknown };
  crossFlowState: { [name: string]: unknown };
}

export interface Display {
  label: string;
  description: string;
  important?: boolean;
}

/** Inputs whose names are not known to the compiler, as the testing harness of the SDK passes them. */
export interface UncheckedInputs {
  readonly " unchecked"?: never;
}

/** An input, as the designer shows it. */
export interface Input {
  key: string;
  label: string;
  type: string;
  keyLabel?: string;
  collection?: string;
  placeholder?: string;
  default?: unknown;
  comments?: string;
  example?: string;
  required?: boolean;
  model?: { label: string; value: string }[];
  language?: string;
  dataSource?: string;
  shown?: boolean;
  /** The inputs inside of a structured one. */
  inputs?: Input[];
}

export interface Action<Inputs = UncheckedInputs, Output = unknown> {
  key: string;
  display: Display;
  inputs: Input[];
  /** An example of what the action answers with. */
  examplePayload?: unknown;
  /**
   * Runs the action. It cleans the inputs, and applies the defaults of those inside *Options*; the defaults
   * of the others are applied by what calls it, as the platform and the testing harness do.
   */
  perform(context: Context, inputs: Inputs | UncheckedInputs): Promise<ActionResult<Output>>;
}

/** What a trigger begins a flow with. */
export interface TriggerResult<Branch = string> {
  /** The path of the flow, where the trigger has several. */
  branch?: Branch;
  /** Of triggers that poll: whether there was anything. */
  resultType?: string;
  // biome-ignore lint/suspicious/noExplicitAny: what it holds is the sender's
  payload: any;
  response?: {
    statusCode: number;
    contentType: string;
    headers?: { [name: string]: string };
    body?: string;
  };
}

export interface Trigger<Inputs = UncheckedInputs, Branch = string> {
  key: string;
  display: Display;
  inputs: Input[];
  scheduleSupport: "invalid" | "valid" | "required";
  synchronousResponseSupport: "invalid" | "valid" | "required";
  isPollingTrigger?: boolean;
  staticBranchNames?: string[];
  examplePayload?: unknown;
  perform(
    context: TriggerContext,
    payload: object,
    inputs: Inputs | UncheckedInputs,
  ): Promise<TriggerResult<Branch>>;
}

/** An entry that people pick, and what they see of it. */
export interface Choice {
  key: string;
  label?: string;
}

/** What data sources of each kind yield. */
export interface DataSourceResults {
  picklist: Choice[];
  objectSelection: Array<{ object: Choice; fields?: Choice[]; defaultSelected?: boolean }>;
  objectFieldMap: {
    fields: Array<{ field: Choice; mappedObject?: Choice; mappedField?: Choice }>;
    options?: Array<{ object: Choice; fields: Choice[] }>;
  };
  // biome-ignore lint/suspicious/noExplicitAny: a JSON Schema, and a layout of JSON Forms
  jsonForm: { schema: any; uiSchema: any; data?: any };
  string: string;
}

export interface DataSource<
  Inputs = UncheckedInputs,
  Kind extends keyof DataSourceResults = keyof DataSourceResults,
> {
  key: string;
  display: Display;
  inputs: Input[];
  dataSourceType: Kind;
  examplePayload?: unknown;
  perform(
    context: Context,
    inputs: Inputs | UncheckedInputs,
  ): Promise<{ result: DataSourceResults[Kind] }>;
}

/** A kind of connection, as the designer shows it. */
export interface ConnectionDefinition {
  key: ConnectionKey;
  label: string;
  comments?: string;
  inputs: Input[];
}

/** The component as the platform loads it. */
export interface Component {
  key: "ms-dynamics";
  display: Display & { category?: string; iconPath?: string };
  documentationUrl?: string;
  // By `keyof`, so that editors show what each one does.
  actions: { [K in keyof ActionInputs]: Action<ActionInputs[K], ActionOutputs[K]> };
  triggers: { [K in keyof TriggerInputs]: Trigger<TriggerInputs[K], TriggerBranches[K]> };
  dataSources: {
    [K in keyof DataSourceInputs]: DataSource<DataSourceInputs[K], DataSourceKinds[K]>;
  };
  connections: ConnectionDefinition[];
}

/**
 * The component in the registry of a code-native integration. With it, the calls of flows are checked, and
 * their answers typed: `declare module "@prismatic-io/spectral" { interface
 * IntegrationDefinitionComponentRegistry { dynamics365: Manifest } }`
 */
export interface Manifest {
  key: "ms-dynamics";
  public: boolean;
  signature: string | null;
  actions: {
    [K in keyof ActionInputs]: {
      key?: string;
      perform: (values: ActionInputs[K]) => Promise<ActionResult<ActionOutputs[K]>>;
      inputs: { [name: string]: ManifestInput };
    };
  };
  triggers: { [name: string]: never };
  dataSources: { [name: string]: never };
  connections: { [name: string]: never };
}

export interface ManifestInput {
  // biome-ignore lint/suspicious/noExplicitAny: a closed list of the SDK
  inputType: any;
  collection?: "valuelist" | "keyvaluelist";
  required?: boolean;
  default?: unknown;
}
