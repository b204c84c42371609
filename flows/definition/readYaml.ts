import { type Document, parseDocument, type ScalarTag, type Tags, visit } from "yaml";
import { DefinitionError } from "./DefinitionError";
import { isTooDeep } from "./depth";
import { notPlain } from "./plainYaml";
import type { Plain } from "./types";

const LONGEST_TEXT = 2_000_000;
/** Exporters write an alias where two places are equal; a bomb needs far more of them. */
const MOST_ALIASES = 1000;

export interface YamlText {
  /** For a rewrite that keeps comments, order, and numbers as they are written. */
  readonly document: Document;
  readonly value: Plain;
}

/**
 * One YAML document without tags of its own, and its value with numbers as they are written.
 *
 * @throws DefinitionError with the line of each problem
 */
export function readYaml(text: string): YamlText {
  if (text.length > LONGEST_TEXT) {
    throw new DefinitionError([
      `The file has ${text.length} characters; ${LONGEST_TEXT} are read at most.`,
    ]);
  }
  if (isTooDeep(text)) throw new DefinitionError(["The file is nested too deep to be read."]);
  const document = parseDocument(text, { schema: "core", customTags: withExactNumbers });
  // A warning is a tag that nobody knows.
  const problems = [...document.errors, ...document.warnings].map(({ code, message }) => {
    if (code === "MULTIPLE_DOCS") return "The file holds several documents; an integration is one.";
    const [first = ""] = message.split("\n");
    return `The file is not plain YAML: ${first.replace(/:?$/, ".")}`;
  });
  if (problems.length === 0) problems.push(...notPlain(document));
  if (problems.length > 0) throw new DefinitionError(problems);
  return { document, value: plainValue(document) };
}

/** The tags of numbers, with every digit written back where the number has not been changed. */
const withExactNumbers = (tags: Tags): Tags =>
  tags.map((tag) =>
    typeof tag === "object" && /:(int|float)$/.test(tag.tag) ? exact(tag as ScalarTag) : tag,
  );

const exact = (tag: ScalarTag): ScalarTag => ({
  ...tag,
  stringify: (scalar, context, ...rest) => {
    const { source, value } = scalar;
    const isUnchanged =
      source !== undefined &&
      tag.test?.test(source) === true &&
      tag.resolve(source, () => undefined, {}) === value;
    return isUnchanged ? source : (tag.stringify?.(scalar, context, ...rest) ?? String(value));
  },
});

const plainValue = (document: Document): Plain => {
  const copy = document.clone();
  visit(copy, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === "number") scalar.value = scalar.source ?? String(scalar.value);
    },
  });
  try {
    return copy.toJS({ maxAliasCount: MOST_ALIASES }) as Plain;
  } catch (error) {
    const { message } = error as Error;
    throw new DefinitionError([`The file is not plain YAML: ${message.replace(/\.?$/, ".")}`]);
  }
};
