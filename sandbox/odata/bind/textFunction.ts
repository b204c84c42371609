import type { Refusal } from "../../errors";
import type { Call } from "../ast";
import type { Condition, TextFunction } from "../bound";
import { edmType } from "../edm";
import { badQuery, nodeNotSupported } from "../refusals";
import { badSyntax } from "../syntaxRefusal";
import { bindPath } from "./path";
import { type Scope, withoutAlias } from "./scope";

const textFunctions: readonly string[] = ["contains", "startswith", "endswith"];

/** Functions of OData 4.0 that the library reads and the service has no translation for. */
const untranslated = new Set(
  (
    "length indexof substring tolower toupper trim concat year month day hour minute second " +
    "fractionalseconds date time totaloffsetminutes now maxdatetime mindatetime round floor " +
    "ceiling cast isof geo.distance geo.length geo.intersects"
  ).split(" "),
);

/** Binds `contains`, `startswith` and `endswith`; undefined for any other function. */
export function bindTextFunction(call: Call, scope: Scope): Condition | undefined {
  const name = textFunctions.find((known) => known === call.name) as TextFunction | undefined;
  if (!name) {
    return undefined;
  }
  const [first, second] = call.positional.map((argument) => withoutAlias(argument, scope));
  if (first?.kind === "call") {
    throw refuseFunction(first.name);
  }
  const path = first?.kind === "path" ? bindPath(first.segments, scope) : undefined;
  const value = second?.kind === "literal" && second.type === "string" ? second.value : undefined;
  if (path?.kind !== "column" || value === undefined || call.positional.length !== 2) {
    throw noSignature(name);
  }
  if (edmType(path.column) !== "Edm.String" || path.column.type === "multichoice") {
    throw noSignature(name);
  }
  checkWildcards(name, value);
  return { kind: "text", function: name, column: path, value };
}

/** What is answered for a function that is not bound. */
export function refuseFunction(name: string): Refusal {
  return untranslated.has(name)
    ? nodeNotSupported("SingleValueFunctionCall")
    : badSyntax(
        `An unknown function with name '${name}' was found. This may also be a function import or ` +
          "a key lookup on a navigation property, which is not allowed.",
      );
}

function noSignature(name: string): Refusal {
  return badSyntax(
    `No function signature for the function with name '${name}' matches the specified arguments. ` +
      "The function signatures considered are: " +
      `${name}(Edm.String Nullable=true, Edm.String Nullable=true).`,
  );
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/wildcard-characters#dont-use-trailing-wild-cards */
function checkWildcards(name: TextFunction, value: string): void {
  const trailing =
    (name === "startswith" && value.startsWith("%")) ||
    (name === "endswith" && value.endsWith("%"));
  if (trailing) {
    throw badQuery(`Trailing wildcards are not supported in ${name}.`);
  }
}
