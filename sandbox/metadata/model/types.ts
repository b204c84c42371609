import type { Table } from "../../schema/derived";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

/** What a definition looks like depends on who looks, and when. */
export interface View {
  /** Language of the caller's `UserLocalizedLabel`, as an LCID. */
  readonly language: number;
  /** The tables as far as the caller sees them yet, by logical name. */
  readonly tables: ReadonlyMap<string, Table>;
}

/** One property of a metadata type, and where its value comes from. */
export interface Property<Subject> {
  /** As `$metadata` declares it: `Edm.String`, `mscrm.Label`, `Collection(Edm.String)`. */
  readonly type: string;
  read(subject: Subject, view: View): Json;
}

export type Properties<Subject> = Readonly<Record<string, Property<Subject>>>;

/** A navigation property from one kind of definition to another. */
export interface Navigation<Subject> {
  readonly collection: boolean;
  /** Name of the type at the other end. */
  readonly typeName: string;
  /** Returns what is at the other end together with the type it has there. */
  open<Result>(
    use: <Member>(
      type: MetadataType<Member>,
      members: (subject: Subject, view: View) => readonly Member[],
    ) => Result,
  ): Result;
}

/** An entity type of the definitions, such as `AttributeMetadata`. */
export interface MetadataType<Subject> {
  readonly name: string;
  readonly base: string | undefined;
  readonly abstract: boolean;
  /** Its own properties; `properties` has the inherited ones too, in the order of the wire. */
  readonly own: Properties<Subject>;
  readonly properties: ReadonlyMap<string, Property<Subject>>;
  readonly ownNavigations: Readonly<Record<string, Navigation<Subject>>>;
  readonly navigations: ReadonlyMap<string, Navigation<Subject>>;
  /** Types a path may be cast to. */
  readonly derived: ReadonlyMap<string, MetadataType<Subject>>;
  /** The type of one definition: this one or one derived from it. */
  typeOf(subject: Subject): MetadataType<Subject>;
}
