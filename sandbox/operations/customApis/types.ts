/** Logic behind a custom API: gets what it was called with, and returns its response properties. */
export type CustomApi = (
  request: CustomApiRequest,
) => Readonly<Record<string, unknown>> | undefined;

export interface CustomApiRequest {
  /** By unique name; rows are `CustomApiRow`s, parameters that were left out are not there. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What it was called on; a whole table where there is no id. */
  readonly target: { readonly table: string; readonly id?: string } | undefined;
  /** systemuserid of the caller. */
  readonly userId: string;
}

/** A row that a custom API takes or returns; a reference has no values. */
export interface CustomApiRow {
  /** Logical name; `expando` for an object of no table, which has values only. */
  readonly table: string;
  readonly id?: string | undefined;
  /** Properties as they are on the wire. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/** An action made in the designer of processes; its row is in `workflow`. */
export interface ProcessAction {
  /** Types by name, as operations declare them: `Edm.String`, `mscrm.account`; `?` at the end. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly returns?: Readonly<Record<string, string>>;
  readonly run: CustomApi;
}

/** What a workflow does with the row it is run on. */
export type WorkflowLogic = (run: {
  readonly table: string;
  readonly id: string;
  /** systemuserid of who started it. */
  readonly userId: string;
}) => void;

/** Logic of the environment that the sandbox has no code for, as `startSandbox` is given it. */
export interface CustomLogic {
  /** By the unique name of the row in `customapi`. */
  readonly customApis: Readonly<Record<string, CustomApi>>;
  /** By their name on the wire: the prefix of the publisher and the unique name of the row. */
  readonly processActions: Readonly<Record<string, ProcessAction>>;
  /** By the name of the row in `workflow`. */
  readonly workflows: Readonly<Record<string, WorkflowLogic>>;
}
