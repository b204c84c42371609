import { InputError } from "../../errors/InputError";
import { bareType } from "./typeNames";

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/**
 * The name of a message as it was typed, without its namespace, parentheses and slashes.
 *
 * @throws InputError for what is no name of a message
 */
export function messageName(given: string): string {
  const name = bareType(given.trim().replace(/^\/{1,3}/, "")).replace(/\(\s{0,10}\)$/, "");
  if (NAME.test(name) && name.length <= LONGEST) return name;
  throw new InputError(
    `Message ${JSON.stringify(given.slice(0, 80))} is not the name of a message: expected e.g. WhoAmI, or one that the picker lists.`,
  );
}

/** Names of Dataverse have at most 128 characters. */
const LONGEST = 200;

/** Compared regardless of letter case. */
export function isNamed(name: string): (other: { readonly name: string }) => boolean {
  const wanted = name.toLowerCase();
  return (other) => other.name.toLowerCase() === wanted;
}
