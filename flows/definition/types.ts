/** Keys and indexes from the root of the YAML document to a node, as `document.getIn` and `setIn` take them. */
export type Path = readonly (string | number)[];

/** An integration definition of version 7, as far as a run or a rewrite of it needs it. */
export interface Definition {
  readonly name: string;
  readonly definitionVersion: 7;
  readonly description: string;
  /** Written in code: its steps are functions, which the file does not hold. */
  readonly isCodeNative: boolean;
  readonly requiredConfigVars: readonly ConfigVar[];
  readonly configPages: readonly ConfigPage[];
  readonly flows: readonly Flow[];
}

export interface ConfigVar {
  readonly key: string;
  readonly stableKey?: string;
  readonly dataType: string;
  readonly defaultValue?: Plain;
  readonly collectionType?: string;
  /** Of a connection. */
  readonly connection?: ActionReference;
  readonly dataSource?: ActionReference;
  /** The key of a connection that is made once for the organization or a customer. */
  readonly useScopedConfigVar?: string;
  readonly inputs: Inputs;
  readonly path: Path;
}

export interface ConfigPage {
  readonly name: string;
  readonly elements: readonly { readonly type: string; readonly value: string }[];
}

export interface Flow {
  readonly name: string;
  readonly stableKey?: string;
  readonly description: string;
  readonly isSynchronous: boolean;
  readonly endpointSecurityType?: string;
  readonly trigger: Step;
  /** After the trigger, in order. */
  readonly steps: readonly Step[];
  readonly path: Path;
}

export interface Step {
  readonly name: string;
  readonly stableKey?: string;
  readonly description: string;
  readonly action: ActionReference;
  readonly inputs: Inputs;
  /** Of a loop. */
  readonly steps?: readonly Step[];
  readonly branches?: readonly Branch[];
  /** Of a trigger that runs by the clock. */
  readonly schedule?: SimpleInput;
  readonly errorConfig?: ErrorConfig;
  /** Keys of the step that this reader does not know, in the order of the file. */
  readonly unknownKeys: readonly string[];
  readonly path: Path;
}

export interface Branch {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly path: Path;
}

/** What becomes of an error of the step. `fail`, which is also what a step without it does, ends the flow. */
export interface ErrorConfig {
  readonly errorHandlerType: "fail" | "ignore" | "retry";
  /** Repeats after the first attempt. */
  readonly maxAttempts: number;
  readonly delaySeconds: number;
  readonly usesExponentialBackoff: boolean;
  readonly ignoreFinalError: boolean;
}

/** An action, a trigger, a data source or a connection of a component. */
export interface ActionReference {
  readonly component: ComponentReference;
  readonly key: string;
}

export interface ComponentReference {
  readonly key: string;
  readonly version?: number | "LATEST";
  readonly isPublic: boolean;
  /** Names one version of a component by its content. */
  readonly signature?: string;
}

export type Inputs = Readonly<Record<string, InputValue>>;
export type InputValue = SimpleInput | ComplexInput;

/**
 * `value` is what is typed: text as a rule. A `reference` is a path into the results of a step, a
 * `configVar` the key of a config variable, and a `template` text with both inside.
 */
export type SimpleInput = LiteralInput | NamingInput;

interface LiteralInput extends InputExtras {
  readonly type: "value";
  readonly value: Plain;
}

interface NamingInput extends InputExtras {
  readonly type: "reference" | "configVar" | "template" | "dataSource";
  readonly value: string;
}

/** A list, or the children of a structured input by their keys. */
export interface ComplexInput extends InputExtras {
  readonly type: "complex";
  readonly value: readonly ComplexItem[] | Inputs;
}

/** Conditions are nested lists that begin with the name of an operator. */
export type ComplexItem = string | InputValue | readonly ComplexItem[];

interface InputExtras {
  /** The key of an entry in a list of keys and values. */
  readonly name?: string | SimpleInput;
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** Whatever YAML can say without tags; numbers are text, with every digit that was written. */
export type Plain = string | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };
