import type { SegmentArguments } from "../odata/ast";
import type { PathSegment } from "../odata/path";
import { segmentNotFound } from "../odata/refusals";
import { readKey } from "./key";
import { entity } from "./model/entity";
import { optionSets } from "./model/optionSet";
import { relationship } from "./model/relationship";
import type { MetadataType, View } from "./model/types";
import { castNotSupported, definitionNotFound } from "./refusals";
import { globalOptionSets } from "./subjects/optionSets";
import { relationships } from "./subjects/relationships";

/** Where a path of definitions leads. */
export interface Path<Subject> {
  readonly type: MetadataType<Subject>;
  readonly members: readonly Subject[];
  /** One definition rather than a collection. */
  readonly single: boolean;
  /** `EntityDefinitions('account')/Attributes`: the path as context URLs name it. */
  readonly context: string;
  /** The key that was given, as context URLs name it: `('name')`. */
  readonly key: string;
  readonly cast: boolean;
  /** One property of the definition. */
  readonly property: string | undefined;
}

type Use<Result> = <Subject>(path: Path<Subject>) => Result;

export const definitionSets = [
  "EntityDefinitions",
  "GlobalOptionSetDefinitions",
  "RelationshipDefinitions",
] as const;

/**
 * Follows a path whose first segment is one of `definitionSets`. Throws 404 for segments and
 * definitions that are not there, 400 for keys of another type and for a second cast.
 */
export function resolve<Result>(
  [first, ...rest]: readonly PathSegment[],
  view: View,
  use: Use<Result>,
): Result {
  const name = first?.name ?? "";
  const args = first?.arguments;
  switch (name) {
    case "EntityDefinitions":
      return enter(entity, [...view.tables.values()], name, args, rest, view, use);
    case "RelationshipDefinitions":
      return enter(relationship, relationships(view).all, name, args, rest, view, use);
    default: {
      const found = [...globalOptionSets(view).values()];
      return enter(optionSets, found, name, args, rest, view, use);
    }
  }
}

function enter<Subject, Result>(
  type: MetadataType<Subject>,
  members: readonly Subject[],
  context: string,
  args: SegmentArguments | undefined,
  rest: readonly PathSegment[],
  view: View,
  use: Use<Result>,
): Result {
  const path = {
    type,
    members,
    context,
    single: false,
    key: "",
    cast: false,
    property: undefined,
  };
  return step(args === undefined ? path : pick(path, args, view), rest, view, use);
}

function step<Subject, Result>(
  path: Path<Subject>,
  [next, ...rest]: readonly PathSegment[],
  view: View,
  use: Use<Result>,
): Result {
  if (next === undefined) return use(path);
  const castName = /^Microsoft\.Dynamics\.CRM\.(\w+)$/.exec(next.name)?.[1];
  if (castName !== undefined) return step(castTo(path, castName), rest, view, use);
  const { type, single, members } = path;
  if (!single) throw segmentNotFound(next.name);
  const context = `${path.context.replace(/(\/Microsoft[\w.]+)?$/, `${path.key}$1`)}/${next.name}`;
  const navigation = type.navigations.get(next.name);
  if (navigation === undefined) {
    if (!type.properties.has(next.name) || rest.length > 0) throw segmentNotFound(next.name);
    return use({ ...path, context, property: next.name });
  }
  return navigation.open((target, read) => {
    const found = members.flatMap((member) => read(member, view));
    if (navigation.collection) {
      return enter(target, found, context, next.arguments, rest, view, use);
    }
    const one = { type: target, members: found, single: true, key: "", cast: true };
    return step({ ...one, context, property: undefined }, rest, view, use);
  });
}

/** A request has at most one cast, and none to an abstract type. */
function castTo<Subject>(path: Path<Subject>, name: string): Path<Subject> {
  const type = path.type.derived.get(name);
  if (path.cast || name === "EnumAttributeMetadata") throw castNotSupported(name);
  if (type === undefined) throw segmentNotFound(`Microsoft.Dynamics.CRM.${name}`);
  const members = path.members.filter((member) => path.type.typeOf(member) === type);
  if (path.single && members.length === 0) throw definitionNotFound(path.type.name, name);
  const context = `${path.context}/Microsoft.Dynamics.CRM.${name}`;
  return { ...path, type, members, context, cast: true };
}

/** The definition with a key. */
function pick<Subject>(path: Path<Subject>, args: SegmentArguments, view: View): Path<Subject> {
  const { name, value, text } = readKey(path.type.name, args);
  const property = path.type.properties.get(name);
  const found = path.members.find((member) => property?.read(member, view) === value);
  if (found === undefined) throw definitionNotFound(path.type.name, value);
  return { ...path, members: [found], single: true, key: text };
}
