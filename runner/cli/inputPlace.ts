import { nearest } from "../../src/client/errors/nearest";
import type { PublishedInput } from "../bundle";

/** An input, and the structured input that holds it. */
export interface InputPlace {
  readonly input: PublishedInput;
  readonly parent?: PublishedInput;
}

/** Every place where a value can be put, the children of structured inputs last. */
const placesOf = (declared: readonly PublishedInput[]): InputPlace[] => [
  ...declared.map((input) => ({ input })),
  ...declared.flatMap((parent) => (parent.inputs ?? []).map((input) => ({ input, parent }))),
];

const isNamed = ({ input, parent }: InputPlace, name: string): boolean =>
  name === input.key || (parent !== undefined && name === `${parent.key}.${input.key}`);

/**
 * Where the value of a name belongs: `timeZone` and `options.timeZone` are the same.
 *
 * @throws Error for a name that is no input's, with what was meant
 */
export function inputPlace(
  key: string,
  declared: readonly PublishedInput[],
  name: string,
): InputPlace {
  const places = placesOf(declared);
  const found = places.find((place) => isNamed(place, name));
  if (found) return found;
  const [meant] = nearest(
    name.slice(name.indexOf(".") + 1),
    places.map(({ input }) => input.key),
  );
  const advice = meant ? `did you mean ${meant}?` : `see: npx d365 ${key} --help`;
  throw new Error(`${key} has no input ${name}; ${advice}`);
}
