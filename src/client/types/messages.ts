import type { Impersonation, ValueOptions } from "./params";

/** Actions are sent by POST and may change something; functions are read by GET. */
export type MessageKind = "action" | "function";

/** `Edm.String`, or the bare name of a type of Dataverse: `ColumnSet`, `account`, `crmbaseentity`. */
export interface TypeRef {
  readonly name: string;
  readonly isList: boolean;
}

/** Enums and complex types. Any other name is that of a table. */
export type TypeDefinition =
  | {
      readonly kind: "enum";
      /** Whether members add up. */
      readonly isFlags: boolean;
      readonly members: ReadonlyMap<string, number>;
    }
  | {
      readonly kind: "complex";
      readonly base?: string | undefined;
      /** Its own ones, without those of its base. */
      readonly properties: ReadonlyMap<string, TypeRef>;
    };

export type Types = ReadonlyMap<string, TypeDefinition>;

export interface Parameter {
  /** As it is sent: letter case matters. */
  readonly name: string;
  readonly type: TypeRef;
  /** `optional` is left out of the call of a function; `nullable` may be null. */
  readonly need: "needed" | "nullable" | "optional";
  /** Table whose status reasons a number takes by label as well. */
  readonly statusOf?: string | undefined;
  readonly description?: string | undefined;
}

/** What is answered: nothing, properties of the message, or one value. */
export type Result =
  | { readonly kind: "nothing" }
  | { readonly kind: "properties"; readonly properties: ReadonlyMap<string, TypeRef> }
  | { readonly kind: "value"; readonly type: TypeRef };

/** What a message works on besides its parameters. */
export interface Binding {
  /** Logical name; `*` for every table. */
  readonly table: string;
  /** Whether it is the whole set of the table, not a record of it. */
  readonly isSet: boolean;
}

/** Apps that bring more messages; `platform` is everywhere. */
export type App = "platform" | "sales" | "service" | "marketing" | "scheduling";

/** One message as it is called. A name may have several: one for each table it is bound to. */
export interface Signature {
  readonly name: string;
  readonly kind: MessageKind;
  /** The source: our table, a row of a custom API, or the `$metadata` of the environment. */
  readonly source: "builtIn" | "customApi" | "metadata";
  readonly app?: App | undefined;
  /** Undefined for an unbound message. */
  readonly bound?: Binding | undefined;
  readonly parameters: readonly Parameter[];
  readonly result: Result;
  readonly label?: string | undefined;
  readonly description?: string | undefined;
}

/** Signatures, and the types that they are made of. */
export interface Catalog {
  readonly signatures: readonly Signature[];
  readonly types: Types;
}

export interface CallMessageParams
  extends Impersonation,
    Pick<ValueOptions, "repairValues" | "timeZone"> {
  /** Name in any letter case, with `Microsoft.Dynamics.CRM.` before it or without. */
  readonly message: string;
  /** Table that it is bound to, by any name. */
  readonly entityType?: string | undefined;
  /** Record that it is bound to. */
  readonly entityId?: string | undefined;
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
}

/** The answer: its properties, a record, `{table, id}`, a list under `value`, or nothing. */
export type MessageResult = Record<string, unknown>;

export interface ListMessagesParams extends Impersonation {
  readonly entityType?: string | undefined;
  readonly search?: string | undefined;
  readonly kind?: MessageKind | undefined;
  /** Reads the whole `$metadata`, which alone lists every message. */
  readonly includeAll?: boolean | undefined;
}

/** One message, with what it takes and answers. */
export interface MessageDescription {
  readonly name: string;
  readonly kind: MessageKind;
  /** Table that it works on, `*` for every one; null for an unbound message. */
  readonly boundTo: { readonly entityType: string; readonly wholeTable: boolean } | null;
  readonly source: Signature["source"];
  readonly app: App | null;
  readonly label: string | null;
  readonly description: string | null;
  /** Why Call Action does not send it, and what to use instead; null for a message that it sends. */
  readonly refused: string | null;
  /** JSON Schema of Parameters. */
  readonly parameters: Record<string, unknown>;
  /** JSON Schema of the answer. */
  readonly result: Record<string, unknown>;
}

export interface MessageList {
  readonly messages: readonly MessageDescription[];
  /** Whether it holds every message of the environment that was asked for. */
  readonly complete: boolean;
  /** What is missing, where it does not. */
  readonly warning?: string | undefined;
}

/** A message to choose from, or a workflow on demand. */
export interface PickerMessage {
  /** What *Message* takes. */
  readonly key: string;
  readonly label: string;
}
