/** Where the playground is connected to. */

export interface StatusView {
  /** `contoso.crm4.dynamics.com`, or `a local Dataverse at http://127.0.0.1:4711`. */
  readonly environment: string;
  /** Whether it is the sandbox that was started for this playground: rows, faults and clock are there. */
  readonly sandbox: boolean;
  /** Whether real data are behind it: its name is shown in red. */
  readonly outside: boolean;
  /** Whether writes are refused: of an outside environment until they are switched on. */
  readonly readOnly: boolean;
  /** The connection in use. Secrets have no value here, only `hidden: true`. */
  readonly connection: {
    readonly key: string;
    readonly label: string;
    readonly fields: readonly ConnectionFieldView[];
  };
  /** Only where it was asked for: what *Connection Status* says, or why it failed. */
  readonly check?: { readonly ok: boolean; readonly text: string };
}

export interface ConnectionFieldView {
  readonly key: string;
  readonly label: string;
  /** `""` where the field is blank or hidden. */
  readonly value: string;
  readonly hidden: boolean;
}

export interface WritesRequest {
  readonly on: boolean;
  /** The environment's name as in `StatusView.environment`, wanted to switch writes on. */
  readonly environment?: string;
}
