/** Each list has the important ones first, then all others in the order in which they are published. */
export interface ComponentView {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly version: string;
  readonly actions: readonly ActionView[];
  readonly triggers: readonly TriggerView[];
  readonly sources: readonly SourceView[];
  readonly connections: readonly ConnectionKindView[];
}

interface EntryView {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly important: boolean;
  /** In the order of the form, without those of type `connection`: the server fills them in. */
  readonly inputs: readonly InputView[];
}

export interface ActionView extends EntryView {
  /** The topic that the action belongs to, e.g. `records`; headings of a list. */
  readonly room: string;
  /** Whether it may write. Without writes switched on it is not run (`StatusView.readOnly`). */
  readonly writes: boolean;
  /** The `data` of an example answer. */
  readonly examplePayload?: unknown;
  /** JSON schema of the answer's `data`. */
  readonly outputSchema?: unknown;
}

export interface SourceView extends EntryView {
  /** What its result is; a form can hold a picker for `picklist` only. */
  readonly dataSourceType:
    | "picklist"
    | "objectSelection"
    | "objectFieldMap"
    | "jsonForm"
    | "string";
}

export interface TriggerView extends EntryView {
  /**
   * - `registers`: a webhook that registers on its start.
   * - `receives`: a webhook that somebody registers; the playground does it at the sandbox.
   * - `polls`: asks for changes each time it is polled.
   */
  readonly how: "registers" | "receives" | "polls";
  readonly examplePayload?: unknown;
  /** Branches that a flow can take, e.g. one for each message. */
  readonly branches: readonly string[];
}

/** An input as a form shows it. */
export interface InputView {
  readonly key: string;
  readonly label: string;
  /** Label of the keys of a `keyvaluelist`. */
  readonly keyLabel?: string;
  readonly type:
    | "string"
    | "text"
    | "code"
    | "data"
    | "boolean"
    | "password"
    | "structuredObject"
    | "dynamicObjectSelection"
    | "dynamicFieldSelection"
    | (string & {});
  /** `valuelist`: values of a run are `T[]`; `keyvaluelist`: `{ key, value }[]`. */
  readonly collection?: "valuelist" | "keyvaluelist";
  readonly required: boolean;
  /** As published: text, `"true"` or `"false"` for a boolean. */
  readonly default?: unknown;
  readonly comments?: string;
  readonly placeholder?: string;
  readonly example?: string;
  /** The only values, where there are some. */
  readonly model?: readonly { readonly label: string; readonly value: string }[];
  /** Of the code in an input of type `code`: `json`, `xml`, … */
  readonly language?: string;
  /** The live picker: ask `POST /api/sources/:key` with the values that it needs. */
  readonly picker?: PickerView;
  /** `ON_DEPLOY`: of the first sync of a trigger only. */
  readonly scope?: string;
  /** Children of a `structuredObject`, such as *Options*: shown folded. Their values are one object. */
  readonly inputs?: readonly InputView[];
}

export interface PickerView {
  readonly source: string;
  /**
   * Inputs of the picker's own that have the name of an input of this form: send their values, since
   * the choices depend on them.
   */
  readonly takes: readonly string[];
  /** Those of `takes` without which there is nothing to choose from yet. */
  readonly needs: readonly string[];
  /** Whether the picker takes `search`: send what was typed, so that long lists are searched. */
  readonly searches: boolean;
}

export interface ConnectionKindView {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly inputs: readonly InputView[];
}
