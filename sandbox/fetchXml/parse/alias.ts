import { refusal } from "../refusals";

/** The alias itself, if it is a name. */
export function checkedAlias(alias: string): string {
  if (/^[A-Za-z_]\w*$/.test(alias)) {
    return alias;
  }
  throw refusal(
    "QueryBuilderInvalidAlias",
    "The alias is invalid. Only characters within the ranges [A-Z], [a-z] or [0-9] or _ are allowed. The first character may only be in the ranges [A-Z], [a-z] or _.",
  );
}
