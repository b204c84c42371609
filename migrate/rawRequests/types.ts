/** A request of the Web API as a flow holds it. Placeholders of templates are still in its texts. */
export interface RawCall {
  /** In capital letters. */
  readonly method: string;
  /** The parts of the path behind the API root. */
  readonly segments: readonly Segment[];
  /** Query options by name, names in lower case. */
  readonly options: ReadonlyMap<string, string>;
  /** Headers by name, names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** The typed body; undefined where there is none, or where it comes from another step. */
  readonly data: string | undefined;
  /** Whether there is a body of any kind. */
  readonly hasData: boolean;
}

export interface Segment {
  readonly name: string;
  /** What is in the parentheses behind the name; undefined without parentheses. */
  readonly key: string | undefined;
}

/** An action of this component that does what a request does, and what its inputs would be. */
export interface Suggestion {
  readonly action: string;
  /** By the keys of the inputs; `options.x` is the setting x in Options. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What has to be known beyond that, as a sentence. */
  readonly note?: string;
}

export type Recognizer = (call: RawCall) => Suggestion | undefined;
