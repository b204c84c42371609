import { type BoundExpand, isCollection } from "../bound";
import { badQuery, linkLimit, tooManyLinks } from "../refusals";
import { badSyntax } from "../syntaxRefusal";

/** Whether an expand has another one inside: it changes how expanded collections are paged. */
export function hasNesting(expands: readonly BoundExpand[]): boolean {
  return expands.some(({ expand }) => expand.length > 0);
}

/** Whether a collection is expanded at any depth. */
export function hasCollection(expands: readonly BoundExpand[]): boolean {
  return expands.some(
    ({ navigation, expand }) => isCollection(navigation) || hasCollection(expand),
  );
}

/**
 * The limits on how expands may be combined.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/join-tables#supported-relationship-types-for-expand
 */
export function checkExpands(expands: readonly BoundExpand[]): void {
  const all = everyExpand(expands);
  if (all.length > linkLimit) throw tooManyLinks();
  checkManyToMany(expands, all);
  const nested = hasNesting(expands);
  for (const expand of all) {
    const limited = nested || !isCollection(expand.navigation);
    if (limited && (expand.orderBy.length > 0 || expand.top !== undefined)) {
      throw badQuery(
        "Only $select and $filter clause can be provided while doing $expand on many-to-one " +
          "relationship or nested one-to-many relationship.",
      );
    }
  }
}

function everyExpand(expands: readonly BoundExpand[]): BoundExpand[] {
  const names = expands.map(({ name }) => name);
  if (new Set(names).size < names.length) {
    throw badSyntax("A navigation property was specified more than once in $expand.");
  }
  return expands.flatMap((expand) => [expand, ...everyExpand(expand.expand)]);
}

/** Many-to-many: several of them, but only of them, and never nested. */
function checkManyToMany(top: readonly BoundExpand[], all: readonly BoundExpand[]): void {
  const count = all.filter(isManyToMany).length;
  if (all.some((expand) => !top.includes(expand) && isManyToMany(expand))) {
    throw badQuery("Only many-to-one relationships are supported for nested expansion.");
  }
  if (count > 0 && (count < all.length || all.length > top.length)) {
    throw badQuery(
      "Many-to-many navigation properties can neither be nested in $expand nor be combined with others.",
    );
  }
}

function isManyToMany({ navigation }: BoundExpand): boolean {
  return isCollection(navigation) && navigation.kind === "manyToMany";
}
