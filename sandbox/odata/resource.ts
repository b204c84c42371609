import type {
  CollectionNavigation,
  Column,
  Schema,
  SingleNavigation,
  Table,
} from "../schema/derived";
import type { SegmentArguments } from "./ast";
import { bindKey, type KeyPredicate } from "./key";
import type { PathSegment } from "./path";
import { referenceBehind, segmentNotFound } from "./refusals";

/** What a path means. An operation's name and parameters are for whoever runs it to look up. */
export type Resource =
  /** The service document. */
  | { kind: "service" }
  /** `$metadata`, `$batch`, or a reference to a part of a change set such as `$1`. */
  | { kind: "system"; name: string }
  | { kind: "collection"; table: Table; count: boolean }
  | { kind: "record"; table: Table; key: KeyPredicate }
  /** `raw` is `/$value`. */
  | { kind: "property"; table: Table; key: KeyPredicate; column: Column; raw: boolean }
  | {
      kind: "single";
      table: Table;
      key: KeyPredicate;
      navigation: SingleNavigation;
      reference: boolean;
    }
  | {
      kind: "members";
      table: Table;
      key: KeyPredicate;
      navigation: CollectionNavigation;
      suffix: "" | "$count" | "$ref";
      /** The row to take out: `accounts(a)/Account_Tasks(t)/$ref`. */
      member: KeyPredicate | undefined;
    }
  | {
      kind: "operation";
      /** Without its namespace. */
      name: string;
      arguments: SegmentArguments | undefined;
      /** What it is bound to; nothing for an unbound one. */
      bound: { table: Table; key: KeyPredicate | undefined } | undefined;
    };

/**
 * Resolves a parsed path. A first segment that is no entity set is taken for an unbound operation:
 * the caller refuses it with `segmentNotFound` when there is none of that name.
 */
export function resolvePath(schema: Schema, path: readonly PathSegment[]): Resource {
  const [first, ...rest] = path;
  if (!first) {
    return { kind: "service" };
  }
  const table = schema.sets.get(first.name);
  if (!table) {
    onlySegment(rest);
    return first.name.startsWith("$")
      ? { kind: "system", name: first.name }
      : { kind: "operation", name: first.name, arguments: first.arguments, bound: undefined };
  }
  if (!first.arguments) {
    return collectionOf(table, rest);
  }
  const key = bindKey(table, first.arguments, first.text);
  return rest.length === 0 ? { kind: "record", table, key } : partOf(schema, table, key, rest);
}

const qualified = /^Microsoft\.Dynamics\.CRM\.(\w+)$/;

function collectionOf(table: Table, rest: readonly PathSegment[]): Resource {
  const [next, ...behind] = rest;
  onlySegment(behind);
  const operation = next && qualified.exec(next.name)?.[1];
  if (next && operation) {
    const bound = { table, key: undefined };
    return { kind: "operation", name: operation, arguments: next.arguments, bound };
  }
  if (next && next.name !== "$count") {
    throw segmentNotFound(next.name);
  }
  return { kind: "collection", table, count: next !== undefined };
}

function partOf(
  schema: Schema,
  table: Table,
  key: KeyPredicate,
  [next, ...behind]: readonly PathSegment[],
): Resource {
  const name = next?.name ?? "";
  const operation = qualified.exec(name)?.[1];
  if (operation) {
    onlySegment(behind);
    const bound = { table, key };
    return { kind: "operation", name: operation, arguments: next?.arguments, bound };
  }
  const isNavigation = table.single.has(name) || table.collections.has(name);
  if (behind[0]?.name === "$ref" && !isNavigation) {
    throw referenceBehind(name);
  }
  const column = table.properties.get(name);
  if (column && !next?.arguments) {
    const raw = suffixOf(behind, ["$value"]) === "$value";
    return { kind: "property", table, key, column, raw };
  }
  const single = table.single.get(name);
  if (single && !next?.arguments) {
    const reference = suffixOf(behind, ["$ref"]) === "$ref";
    return { kind: "single", table, key, navigation: single, reference };
  }
  const navigation = table.collections.get(name);
  if (!navigation) {
    throw segmentNotFound(name);
  }
  return membersOf(schema, { table, key, navigation }, next?.arguments, behind);
}

function membersOf(
  schema: Schema,
  parts: { table: Table; key: KeyPredicate; navigation: CollectionNavigation },
  args: SegmentArguments | undefined,
  behind: readonly PathSegment[],
): Resource {
  const target = schema.tables.get(parts.navigation.table);
  if (!args || !target) {
    const suffix = suffixOf(behind, ["$count", "$ref"]);
    return { kind: "members", ...parts, suffix, member: undefined };
  }
  const member = bindKey(target, args, parts.navigation.name);
  const suffix = suffixOf(behind, ["$ref"]);
  if (suffix === "") {
    throw segmentNotFound(parts.navigation.name);
  }
  return { kind: "members", ...parts, suffix, member };
}

function suffixOf<Suffix extends string>(
  behind: readonly PathSegment[],
  allowed: readonly Suffix[],
): Suffix | "" {
  const [next, ...more] = behind;
  onlySegment(more);
  if (!next) {
    return "";
  }
  const suffix = allowed.find((name) => name === next.name);
  if (!suffix) {
    throw segmentNotFound(next.name);
  }
  return suffix;
}

function onlySegment([next]: readonly PathSegment[]): void {
  if (next) {
    throw segmentNotFound(next.name);
  }
}
