import { Refusal } from "../errors";

interface Expectation {
  type: string;
  text?: string;
}

interface Fault {
  message: string;
  location: { start: { offset: number } };
  /** Null where the grammar itself has worded the message. */
  expected: Expectation[] | null;
  found: string | null;
}

/**
 * A syntax error in the words of the OData library behind the service. Anything else is thrown on.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/filter-rows
 */
export function syntaxRefusal(error: unknown, text: string): Refusal {
  if (!isFault(error)) {
    throw error;
  }
  const { expected, message } = error;
  return badSyntax(
    expected === null ? message : (unterminated(text) ?? describe(expected, error, text)),
  );
}

/** What cannot be parsed is refused with 400 and the code `0x0`. */
export function badSyntax(message: string): Refusal {
  return new Refusal(400, "0x0", message);
}

function describe(expected: readonly Expectation[], fault: Fault, text: string): string {
  const where = `at position ${fault.location.start.offset} in '${text}'.`;
  const expects = (token: string) => expected.some((one) => one.text === token);
  if (expects("not")) {
    return `Expression expected ${where}`;
  }
  if (fault.found === null && expects(")") && expects("and")) {
    return `')' or operator expected ${where}`;
  }
  return `Syntax error ${where}`;
}

/** A quote right behind a name starts a typed literal, which is why `'O'Bryan''` names position 21. */
function unterminated(text: string): string | undefined {
  const quotes = text.replace(/"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)/g, (quoted) =>
    quoted.length > 1 && quoted.endsWith('"') ? "_".repeat(quoted.length) : quoted,
  );
  let open = -1;
  for (let at = 0; at < quotes.length; at += 1) {
    if (quotes[at] === "'") {
      open = open < 0 ? at : -1;
    }
  }
  if (open < 0) {
    return undefined;
  }
  const kind = /\w/.test(quotes[open - 1] ?? "") ? "literal" : "string literal";
  return `There is an unterminated ${kind} at position ${text.length} in '${text}'.`;
}

function isFault(error: unknown): error is Fault {
  return error instanceof Error && error.name === "SyntaxError" && "location" in error;
}
