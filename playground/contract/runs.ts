/** Runs of actions and data sources. */
import type { SourceView } from "./component";
import type { WireRequest } from "./wire";

export interface RunRequest {
  /**
   * Values by the keys of the inputs, as a builder would leave them: texts, lists of collections, an
   * object for a structured input. Blank ones may be left out.
   */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Chosen by the page to tell the events of this run from others: 1 to 64 letters, digits and dashes. */
  readonly runId?: string;
  /** What a person typed to confirm a delete: `RunFailure.confirm.name` of the same run. */
  readonly confirm?: string;
}

export type RunAnswer = RunSuccess | RunFailure;

interface RunFactsView {
  readonly runId: string;
  /** Requests that this run sent, in their order; the same as its events had. */
  readonly requests: readonly WireRequest[];
  /** One sentence a wait: why, and how long. */
  readonly waits: readonly string[];
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
  /** Requests that were sent again. */
  readonly retries: number;
  readonly elapsedMs: number;
}

export interface RunSuccess extends RunFactsView {
  readonly ok: true;
  /** JSON; bytes are a `BinaryView`. */
  readonly data: unknown;
  /** Where `data` differs from the action's output schema, one sentence each; none where it has no schema. */
  readonly schemaProblems: readonly string[];
  /** Whether the action has an output schema. */
  readonly hasSchema: boolean;
  readonly contentType?: string;
}

export interface RunFailure extends RunFactsView {
  readonly ok: false;
  /** The error as people see it in the platform, without secrets. */
  readonly error: string;
  /** `Error`, `ConnectionError`, `DataverseError`, … */
  readonly errorName: string;
  /** HTTP status and Dataverse's code, where it has them. */
  readonly status?: number;
  readonly code?: string;
  /** What became of the request: `notDone`, `done`, `unknown`. */
  readonly outcome?: string;
  /**
   * Nothing was deleted yet: a person has to type `name`, which is sent as `confirm` with the same inputs.
   * `text` says what would be deleted.
   */
  readonly confirm?: { readonly name: string; readonly text: string };
}

/** Bytes inside of an answer. */
export interface BinaryView {
  readonly $binary: true;
  readonly contentType?: string;
  readonly bytes: number;
  /** The first 1,000,000 bytes. */
  readonly base64: string;
}

export interface SourceRequest {
  readonly inputs: Readonly<Record<string, unknown>>;
}

export type SourceAnswer =
  | {
      readonly ok: true;
      readonly type: SourceView["dataSourceType"];
      /**
       * `picklist`: `{ key, label }[]`, in the order to be shown. `objectFieldMap`: `{ fields, options? }`.
       * `jsonForm`: `{ schema, uiSchema, data }` for JSON Forms. `string`: a text. As published otherwise.
       */
      readonly result: unknown;
      readonly requests: readonly WireRequest[];
      readonly elapsedMs: number;
    }
  | {
      readonly ok: false;
      readonly error: string;
      readonly requests: readonly WireRequest[];
      readonly elapsedMs: number;
    };
