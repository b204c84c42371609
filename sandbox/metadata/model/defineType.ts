import type { MetadataType, Navigation, Properties, View } from "./types";

interface Description<Subject> {
  name: string;
  base?: MetadataType<Subject>;
  /** Name of a base type nothing but `$metadata` knows. */
  baseName?: string;
  abstract?: boolean;
  properties: Properties<Subject>;
  navigations?: Readonly<Record<string, Navigation<Subject>>>;
  derived?: readonly MetadataType<Subject>[];
  typeOf?: (subject: Subject) => MetadataType<Subject>;
}

/** Completes a metadata type by what it inherits. */
export function defineType<Subject>(description: Description<Subject>): MetadataType<Subject> {
  const { name, base, properties: own, navigations: ownNavigations = {} } = description;
  const type: MetadataType<Subject> = {
    name,
    base: base?.name ?? description.baseName,
    abstract: description.abstract ?? false,
    own,
    properties: new Map([...(base?.properties ?? []), ...Object.entries(own)]),
    ownNavigations,
    navigations: new Map([...(base?.navigations ?? []), ...Object.entries(ownNavigations)]),
    derived: new Map((description.derived ?? []).map((derived) => [derived.name, derived])),
    typeOf: description.typeOf ?? (() => type),
  };
  return type;
}

/** A navigation property; the type is asked for late, as types refer to each other. */
export function navigation<Subject, Member>(
  collection: boolean,
  typeName: string,
  type: () => MetadataType<Member>,
  members: (subject: Subject, view: View) => readonly Member[],
): Navigation<Subject> {
  return { collection, typeName, open: (use) => use(type(), members) };
}
