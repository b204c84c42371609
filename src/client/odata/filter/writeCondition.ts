import { type Around, pairOf, queryFunction, searchCompared, ungrouped, valuesOf } from "./atoms";
import type { ColumnFact, Facts, ValueFact } from "./facts";
import { SEARCHES } from "./literalForms";
import { print, printArgument } from "./print";
import { containValues, listed } from "./queryCalls";
import { textOf } from "./tokens";
import type { Argument, Call, Compare, InList, Path } from "./tree";
import { allTexts, valueText } from "./valueText";
import { writeIn } from "./writeIn";

/** One condition as Dataverse takes it, with the `not` in front of it. */
export function writeCondition(
  node: Compare | InList | Call,
  around: Around,
  facts: Facts,
): ValueFact {
  const pair = pairOf({ node });
  const names = pair ? [pair.path, ...(pair.other ? [pair.other] : [])] : [];
  const unknown = names.map((path) => facts.wrong(path)).find((wrong) => wrong !== undefined);
  if (unknown !== undefined) return { wrong: unknown };
  if (node.kind === "in") return writeIn(node, around, facts);
  if (node.kind === "call") return writeCall(node, around, facts);
  const search = searchCompared(node);
  if (search) {
    return writeCall(search.call, { ...around, isNot: search.isWanted === around.isNot }, facts);
  }
  const written = writeCompare(node, facts);
  return around.isNot && "text" in written ? { text: `not (${written.text})` } : written;
}

const writeCompare = (node: Compare, facts: Facts): ValueFact => {
  const pair = pairOf({ node });
  const nameOf = (path: Path) => facts.column(path)?.path ?? path.text;
  if (pair?.other) {
    return { text: `${nameOf(pair.path)} ${node.operator} ${nameOf(pair.other)}` };
  }
  const [literal] = pair?.literals ?? [];
  if (!pair || !literal) return printed(node);
  const value = valueText(pair.path, literal, facts);
  if ("wrong" in value) return value;
  // Brackets around a value that stays as it is stay too.
  const isGiven = value.text === print(ungrouped(node.right));
  const right = isGiven ? print(node.right) : value.text;
  return { text: `${nameOf(pair.path)} ${node.operator} ${right}` };
};

const printed = (node: Compare): ValueFact => {
  const wrong = [node.left, node.right]
    .map(ungrouped)
    .find((each) => each.kind === "literal" && each.type === "reference");
  return wrong ? { wrong: `${print(wrong)} is compared with no column` } : { text: print(node) };
};

const writeCall = (node: Call, { isNot }: Around, facts: Facts): ValueFact => {
  const not = isNot ? "not " : "";
  if (SEARCHES.has(node.name)) {
    const pair = pairOf({ node });
    const [literal] = pair?.literals ?? [];
    if (!pair || !literal) return { text: not + print(node) };
    const column = facts.column(pair.path);
    const value = valueText(pair.path, literal, facts);
    if ("wrong" in value) return value;
    if (column?.isSeveral && node.name === "contains") {
      return { text: containValues(column.property, textOf(value.text).split(","), isNot) };
    }
    return { text: `${not}${node.name}(${column?.path ?? pair.path.text},${value.text})` };
  }
  return writeQueryFunction(node, not, facts);
};

const writeQueryFunction = (node: Call, not: string, facts: Facts): ValueFact => {
  const property = queryFunction(node)?.property;
  const column = property && facts.column(property);
  if (!column) return { text: not + print(node) };
  const args = node.args.map((argument) => writeArgument(argument, property, column, facts));
  const all = allTexts(args);
  return "wrong" in all ? all : { text: `${not}${node.name}(${all.texts.join(",")})` };
};

const writeArgument = (
  argument: Argument,
  property: Path,
  column: ColumnFact,
  facts: Facts,
): ValueFact => {
  if (argument.name === "PropertyName") return { text: `PropertyName='${column.property}'` };
  const given = valuesOf(argument);
  const all = allTexts(given.map((value) => valueText(property, value, facts)));
  if ("wrong" in all) return all;
  const isSame = all.texts.every((text, index) => text === given[index]?.text);
  if (isSame) return { text: printArgument(argument) };
  const plain = all.texts.map((text) => (text.startsWith("'") ? textOf(text) : text));
  const value =
    argument.value.kind === "list" ? `[${plain.map(listed).join(",")}]` : all.texts.join(",");
  return { text: `${argument.name}=${value}` };
};
