import { InputError } from "../errors/InputError";
import { requireWholeCharacters } from "../text/wholeCharacters";

/** Characters of a name that Dataverse keeps (`FileName` of its tables of files, notes and attachments). */
const LONGEST = 255;

/**
 * The name under which a file is kept: in any alphabet, and no path.
 *
 * @param input label of the input that it comes from, for messages
 * @throws InputError for a name that could not be kept as it is
 */
export function fileName(text: string, input: string): string {
  const name = text.trim();
  requireWholeCharacters(name, input);
  const wrong = whatIsWrong(name);
  if (wrong === undefined) return name;
  throw new InputError(
    `${input} ${wrong}: expected the name of a file, such as Contract.pdf, without its folders.`,
  );
}

const whatIsWrong = (name: string): string | undefined => {
  if (name === "") return "is empty";
  if (name.length > LONGEST)
    return `has ${name.length} characters, and at most ${LONGEST} are kept`;
  if (/[/\\]/.test(name)) return "is a path";
  return /\p{Cc}/u.test(name) ? "has control characters" : undefined;
};
