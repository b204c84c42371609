/** What the documents say of an input, as the converted component has it. */
export interface DocumentedInput {
  readonly key: string;
  readonly type: string;
  readonly label: string;
  readonly required?: boolean | undefined;
  readonly default?: unknown;
  readonly comments?: string | undefined;
  readonly collection?: string | undefined;
  readonly language?: string | undefined;
  readonly model?: readonly { readonly value: string }[] | undefined;
  readonly inputs?: readonly DocumentedInput[] | undefined;
}

/** An action, trigger or data source. */
export interface DocumentedEntry {
  readonly key: string;
  readonly display: { readonly label: string; readonly description: string };
  readonly inputs: readonly DocumentedInput[];
  readonly examplePayload?: unknown;
  readonly outputSchema?: WireSchema | undefined;
  readonly staticBranchNames?: readonly string[] | undefined;
}

/** A connection: its description travels under another name. */
export interface DocumentedConnection {
  readonly key: string;
  readonly label: string;
  readonly comments?: string | undefined;
  readonly inputs: readonly DocumentedInput[];
}

/** Schemas travel as JSON text. */
export type WireSchema =
  | { readonly type: "actionOutput"; readonly schema: string }
  | {
      readonly type: "branchingOutput";
      readonly branchSchemas: readonly { readonly name: string; readonly schema: string }[];
    };

export interface DocumentedComponent {
  readonly display: { readonly label: string };
  readonly actions: Readonly<Record<string, DocumentedEntry>>;
  readonly triggers: Readonly<Record<string, DocumentedEntry>>;
  readonly dataSources: Readonly<Record<string, DocumentedEntry>>;
  readonly connections: readonly DocumentedConnection[];
}
