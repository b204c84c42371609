import { wrongLiteral } from "../../records/payload/literal";
import { flagEnums } from "../catalog";
import type { Reader } from "./values";

type Members = Readonly<Record<string, number>>;

/**
 * Members of an enumeration by name, separated by `,` where they may be combined; numbers are
 * taken too, as the OData reader takes them. `Arguments.mask` adds their values up.
 */
export function enumValue(
  { setName }: Reader,
  name: string,
  members: Members,
  value: unknown,
): string {
  const refused = () =>
    wrongLiteral({ setName, logicalName: "", column: "" }, value, `Microsoft.Dynamics.CRM.${name}`);
  if (typeof value !== "string" && typeof value !== "number") throw refused();
  const parts = String(value)
    .split(",")
    .map((part) => part.trim());
  if (parts.length > 1 && !flagEnums.has(name)) throw refused();
  const named = parts.flatMap((part) => namesOf(part, members, flagEnums.has(name)) ?? [undefined]);
  if (named.includes(undefined)) throw refused();
  return named.join(",");
}

/** The member of that name or number, or those that a sum is made of. */
function namesOf(part: string, members: Members, combined: boolean): string[] | undefined {
  if (Object.hasOwn(members, part)) return [part];
  if (!/^\d+$/.test(part)) return undefined;
  const wanted = Number(part);
  const exact = Object.keys(members).find((name) => members[name] === wanted);
  if (exact !== undefined) return [exact];
  if (!combined) return undefined;
  const names = Object.keys(members).filter((name) => {
    const bit = members[name] ?? 0;
    return bit !== 0 && (wanted & bit) === bit;
  });
  const sum = names.reduce((all, name) => all | (members[name] ?? 0), 0);
  return sum === wanted ? names : undefined;
}
