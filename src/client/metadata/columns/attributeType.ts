import { InputError } from "../../errors/InputError";
import { nearest } from "../../errors/nearest";

/** A type of column by the three names Dataverse has for it. */
export interface AttributeType {
  /** As the actions name it: `Money`, `File`, `MultiSelectPicklist`. */
  readonly name: string;
  /** Member of `AttributeTypeCode`; files, images and multi-select choices share `Virtual`. */
  readonly code: string;
  /** `AttributeTypeName.Value`, which distinguishes all types. */
  readonly typeName: string;
  /** Entity type to cast to, e.g. `MoneyAttributeMetadata`; the base type where there is none. */
  readonly cast: string | undefined;
  /** Whether the cast holds columns of other types too, as that of lookups does. */
  readonly castIsShared: boolean;
}

const type = (
  name: string,
  { code = name, cast = name }: { code?: string; cast?: string | null } = {},
): AttributeType => ({
  name,
  code,
  typeName: `${name}Type`,
  cast: cast === null ? undefined : `${cast}AttributeMetadata`,
  castIsShared: cast === "Lookup",
});

const TYPES: readonly AttributeType[] = [
  type("BigInt"),
  type("Boolean"),
  type("CalendarRules", { cast: null }),
  type("Customer", { cast: "Lookup" }),
  type("DateTime"),
  type("Decimal"),
  type("Double"),
  type("EntityName"),
  type("File", { code: "Virtual" }),
  type("Image", { code: "Virtual" }),
  type("Integer"),
  type("Lookup"),
  type("ManagedProperty"),
  type("Memo"),
  type("Money"),
  type("MultiSelectPicklist", { code: "Virtual" }),
  type("Owner", { cast: "Lookup" }),
  type("PartyList", { cast: "Lookup" }),
  type("Picklist"),
  type("State"),
  type("Status"),
  type("String"),
  type("Uniqueidentifier", { cast: "UniqueIdentifier" }),
  type("Virtual", { cast: null }),
];

const NAMESPACE = "Microsoft.Dynamics.CRM";

const byName = new Map(
  TYPES.flatMap((each) => [
    [each.name.toLowerCase(), each] as const,
    [each.typeName.toLowerCase(), each] as const,
    [`${each.name}AttributeMetadata`.toLowerCase(), each] as const,
  ]),
);

const byTypeName = new Map(TYPES.map((each) => [each.typeName, each] as const));

/**
 * The type a builder means: `Money`, `MoneyType`, `MoneyAttributeMetadata` or the whole cast, in any
 * letter case.
 *
 * @throws InputError with the types there are
 */
export function attributeTypeOf(given: string): AttributeType {
  const found = findAttributeType(given);
  if (found) return found;
  const names = TYPES.map(({ name }) => name);
  const [best] = nearest(given.trim(), names);
  throw new InputError(
    `Attribute Type ${JSON.stringify(given.slice(0, 80))} is not a type of column${best ? `; did you mean ${best}?` : ":"} expected one of ${names.join(", ")}.`,
  );
}

/** The same, undefined for what is no type. */
export function findAttributeType(given: string): AttributeType | undefined {
  const bare = given.trim().toLowerCase().replace(`#${NAMESPACE}.`.toLowerCase(), "");
  return byName.get(bare.replace(`${NAMESPACE}.`.toLowerCase(), ""));
}

/** The type by `AttributeTypeName.Value`. */
export function attributeTypeNamed(typeName: string): AttributeType | undefined {
  return byTypeName.get(typeName);
}

/** `/Microsoft.Dynamics.CRM.MoneyAttributeMetadata`, or nothing for what has no separate type. */
export function castSegment({ cast }: AttributeType): string {
  return cast === undefined ? "" : `/${NAMESPACE}.${cast}`;
}

/** `#`-less name of an entity type, as `@odata.type` of a payload has it. */
export function qualified(typeName: string): string {
  return `${NAMESPACE}.${typeName}`;
}

/** Condition on `AttributeType`. An enumeration's literal carries the name of the enumeration. */
export function typeCondition({ code }: AttributeType): string {
  return `AttributeType eq ${NAMESPACE}.AttributeTypeCode'${code}'`;
}
