import type { ExpandItem, Expression } from "../../odata/ast";
import { badQuery, propertyNotFound } from "../../odata/refusals";
import type { Json, JsonObject, MetadataType, Navigation, View } from "../model/types";
import { parameterNotSupported } from "../refusals";
import { bindFilter, type Test } from "./filter";
import type { DefinitionOptions } from "./options";

/** How definitions of one type are picked and printed. */
export interface Shape<Subject> {
  readonly keeps: Test<Subject>;
  print(subject: Subject, view: View): JsonObject;
  /** What the context URL says of it: `LogicalName,OptionSet(Options)`. */
  readonly context: string;
}

interface Expansion<Subject> {
  readonly name: string;
  readonly context: string;
  print(subject: Subject, view: View): Json;
}

const always = () => true;

/** Binds the options of a request, or of an expand, to the type they are about. */
export function bindShape<Subject>(
  type: MetadataType<Subject>,
  options: DefinitionOptions,
): Shape<Subject> {
  const { select, filter, expand = [], aliases } = options;
  checkSelect(type, select);
  const expansions = expand.map((item) => bindExpand(type, item, aliases));
  const print = printer(type, select);
  return {
    keeps: filter === undefined ? always : bindFilter(filter, type, aliases),
    context: [...(select ?? []), ...expansions.map(({ context }) => context)].join(","),
    print: (subject, view) => {
      const printed = print(subject, view);
      for (const { name, print: printMembers } of expansions) {
        printed[name] = printMembers(subject, view);
      }
      return printed;
    },
  };
}

/** A navigation property may be selected, which shows nothing, as long as nobody expands it. */
function checkSelect<Subject>(
  type: MetadataType<Subject>,
  select: readonly string[] | undefined,
): void {
  const unknown = select?.find((name) => !type.properties.has(name) && !type.navigations.has(name));
  if (unknown !== undefined) throw propertyNotFound(unknown, type.name);
}

/** `MetadataId` is always there, and the type wherever it is not the one that was asked for. */
function printer<Subject>(type: MetadataType<Subject>, select: readonly string[] | undefined) {
  const chosen = select?.flatMap((name) => {
    const property = type.properties.get(name);
    return property === undefined ? [] : [[name, property] as const];
  });
  const id = type.properties.get("MetadataId");
  const identified =
    id === undefined || select?.includes("MetadataId") ? [] : [["MetadataId", id] as const];
  return (subject: Subject, view: View): Record<string, Json> => {
    const actual = type.typeOf(subject);
    const printed: Record<string, Json> =
      actual.name === type.name ? {} : { "@odata.type": `#Microsoft.Dynamics.CRM.${actual.name}` };
    const properties = chosen === undefined ? actual.properties : [...chosen, ...identified];
    for (const [name, property] of properties) printed[name] = property.read(subject, view);
    return printed;
  };
}

function bindExpand<Subject>(
  type: MetadataType<Subject>,
  item: ExpandItem,
  aliases: DefinitionOptions["aliases"],
): Expansion<Subject> {
  const navigation = type.navigations.get(item.name);
  if (navigation === undefined) throw propertyNotFound(item.name, type.name);
  if (item.suffix !== null) {
    throw badQuery(`Expand with ${item.suffix} is not supported for Metadata Entities.`);
  }
  return expansion(navigation, item.name, { ...nestedOptions(item), aliases });
}

function expansion<Subject>(
  { collection, open }: Navigation<Subject>,
  name: string,
  options: DefinitionOptions,
): Expansion<Subject> {
  return open((type, members) => {
    const shape = bindShape(type, options);
    const print = (subject: Subject, view: View): Json => {
      const kept = members(subject, view).filter((member) => shape.keeps(member, view));
      const printed = kept.map((member) => shape.print(member, view));
      return collection ? printed : (printed[0] ?? null);
    };
    return { name, context: `${name}(${shape.context})`, print };
  });
}

function nestedOptions(item: ExpandItem): Omit<DefinitionOptions, "aliases"> {
  let select: string[] | undefined;
  let filter: Expression | undefined;
  let expand: ExpandItem[] | undefined;
  for (const option of item.options) {
    switch (option.name) {
      case "$select":
        select = option.value;
        break;
      case "$filter":
        filter = option.value;
        break;
      case "$expand":
        expand = option.value;
        break;
      default:
        throw parameterNotSupported(option.name === "other" ? option.option : option.name);
    }
  }
  return { select, filter, expand };
}
