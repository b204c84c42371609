import { Refusal } from "../../errors";

/** Characters of a column's schema name. */
const longest = 50;
const component = "Attribute";

/**
 * Checks the name a new column is to have: letters, digits and underscores behind the prefix of a
 * publisher.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes
 */
export function checkSchemaName(name: unknown): string {
  const text = typeof name === "string" ? name : "";
  if (/^[^A-Za-z]/.test(text)) {
    throw new Refusal(
      400,
      "0x80044365",
      `Identifers should start with a letter. The schema name ${text} for type ${component} doesn't start with letter.`,
    );
  }
  if (/\W/.test(text)) {
    throw new Refusal(
      400,
      "0x80044364",
      `Identifier ${text} for type ${component} can only consist of alpha-numeric and underscore characters.`,
    );
  }
  if (text.length > longest) {
    throw new Refusal(
      400,
      "0x80044367",
      `Identifiers cannot be more than ${longest} characters long. The provided schema name ${text} length for type ${component} is greater than maxlength ${longest} characters.`,
    );
  }
  if (!/^(?!mscrm)[a-z][a-z0-9]{1,7}_\w+$/i.test(text)) throw invalidPrefix(text);
  return text;
}

function invalidPrefix(name: string): Refusal {
  return new Refusal(
    400,
    "0x80044366",
    `The schema name ${name} for type ${component} is invalid or missing.Custom attribute, entity, entitykey, option set and relationship names must start with a valid customization prefix.The prefix for a solution component should match the prefix that is specified for the publisher of the solution.`,
  );
}

/**
 * `MSCRM.SolutionUniqueName` puts a component into a solution. The sandbox keeps no solutions, so that
 * any name that could be one will do.
 */
export function checkSolutionName(name: string | undefined): void {
  if (name === undefined || /^[A-Za-z_]\w*$/.test(name)) return;
  throw new Refusal(
    400,
    "0x8004F002",
    "Invalid character specified for solution unique name. Only characters within the ranges [A-Z], [a-z], [0-9] or _ are allowed. The first character may only be in the ranges [A-Z], [a-z] or _.",
  );
}
