import { Refusal } from "../../errors";
import type { CollectionNavigation, Column, SingleNavigation, Table } from "../../schema/derived";
import type { ExpandItem, ExpandOption } from "../ast";
import { type BoundExpand, isCollection } from "../bound";
import { topOf } from "../query";
import { badQuery, namespace, propertyNotFound } from "../refusals";
import { badSyntax } from "../syntaxRefusal";
import { checkExpands } from "./expandRules";
import { bindFilter } from "./filter";
import { bindOrderBy } from "./orderBy";
import { type Scope, scopeOf } from "./scope";
import { bindSelect } from "./select";

type Options = {
  [Name in ExpandOption["name"]]?: Extract<ExpandOption, { name: Name; value: unknown }>["value"];
};

/**
 * Binds `$expand` with everything inside it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/join-tables
 */
export function bindExpand(
  items: readonly ExpandItem[] | undefined,
  scope: Pick<Scope, "schema" | "table">,
): BoundExpand[] {
  const given = items ?? [];
  const nested = given.some(({ options }) => options.some(({ name }) => name === "$expand"));
  const bound = given.map((item) => bindItem(item, scope, nested));
  checkExpands(bound);
  return bound;
}

/** A lookup expanded by `/$ref` shows its `_x_value` as well. */
export function referenceColumns(expands: readonly BoundExpand[]): Column[] {
  return expands.flatMap(({ reference, navigation }) =>
    reference && !isCollection(navigation) ? [navigation.column] : [],
  );
}

function bindItem(
  item: ExpandItem,
  { schema, table }: Pick<Scope, "schema" | "table">,
  nested: boolean,
): BoundExpand {
  const navigation = navigationOf(table, item.name);
  const reference = referenceOf(item, navigation);
  const options = optionsOf(item);
  const target = targetOf(navigation);
  const related = target === undefined ? undefined : schema.tables.get(target);
  const common = { name: item.name, navigation, reference, target: related };
  if (!related) {
    return { ...common, ...principal(options) };
  }
  const scope = scopeOf(schema, related, undefined);
  const expand = (options.$expand ?? []).map((inner) => bindItem(inner, scope, nested));
  return {
    ...common,
    select: bindSelect(related, options.$select, nested ? [] : foreignKey(navigation)),
    filter: options.$filter && bindFilter(options.$filter, scope),
    orderBy: bindOrderBy(options.$orderby, scope),
    top: topOf(options.$top),
    expand,
    options: item.options.map(({ text }) => text),
  };
}

/** The rows of a collection show the lookup they belong to it by. */
function foreignKey(navigation: SingleNavigation | CollectionNavigation): Column[] {
  return isCollection(navigation) && navigation.kind === "oneToMany" ? [navigation.column] : [];
}

/** The declared type of `ownerid` is `principal`: a key and nothing else. */
function principal(
  options: Options,
): Omit<BoundExpand, "name" | "navigation" | "reference" | "target"> {
  const unknown = options.$select?.find((name) => name !== "ownerid") ?? options.$expand?.[0]?.name;
  if (unknown !== undefined) {
    throw propertyNotFound(unknown, "principal");
  }
  if (options.$filter || options.$orderby || options.$top !== undefined) {
    throw badQuery("Only $select is supported while doing $expand on an owner.");
  }
  const select = { columns: [], names: options.$select };
  return { select, filter: undefined, orderBy: [], top: undefined, expand: [], options: [] };
}

function targetOf(navigation: SingleNavigation | CollectionNavigation): string | undefined {
  if (isCollection(navigation)) {
    return navigation.table;
  }
  return navigation.targets.length > 1 ? undefined : navigation.target.table;
}

function navigationOf(table: Table, name: string): SingleNavigation | CollectionNavigation {
  const navigation = table.single.get(name) ?? table.collections.get(name);
  if (navigation) {
    return navigation;
  }
  if (table.properties.has(name)) {
    throw badSyntax(
      `Property '${name}' on type '${namespace}.${table.logicalName}' is not a navigation property ` +
        "or complex property. Only navigation properties can be expanded.",
    );
  }
  throw propertyNotFound(name, table.logicalName);
}

function referenceOf(
  item: ExpandItem,
  navigation: SingleNavigation | CollectionNavigation,
): boolean {
  if (item.suffix === null) {
    return false;
  }
  if (item.suffix !== "$ref" || item.options.length > 0) {
    throw badQuery(`'${item.name}/${item.suffix}' is not supported in $expand.`);
  }
  if (isCollection(navigation)) {
    throw badQuery("Expand with $ref is only supported on lookup type navigation property.");
  }
  return true;
}

function optionsOf(item: ExpandItem): Options {
  const options: Options = {};
  const names = item.options.map((option) => {
    if (option.name === "other") {
      throw badQuery(`The query option '${option.option}' is not supported inside $expand.`);
    }
    Object.assign(options, { [option.name]: option.value });
    return option.name;
  });
  if (new Set(names).size < names.length) {
    throw new Refusal(400, "0x0", `A query option inside '${item.name}' was given more than once.`);
  }
  return options;
}
