import { type Around, pairOf, queryFunction, searchCompared, ungrouped } from "./atoms";
import type { Facts, ValueFact } from "./facts";
import { SEARCHES } from "./literalForms";
import { print } from "./print";
import { containValues, listed } from "./queryCalls";
import { textOf } from "./tokens";
import type { Call, Compare, InList, Node } from "./tree";
import { allWrong, valueText } from "./valueText";
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
  const { path, literals, other } = pairOf({ node }) ?? {};
  if (!path) return printed(node);
  const name = facts.column(path)?.path ?? path.text;
  if (other) {
    return { text: `${name} ${node.operator} ${facts.column(other)?.path ?? other.text}` };
  }
  const value = valueText(path, literals?.[0], facts);
  if (value === undefined || "wrong" in value) return value ?? printed(node);
  // Brackets around a value that stays as it is stay too.
  const isGiven = value.text === print(ungrouped(node.right));
  return { text: `${name} ${node.operator} ${isGiven ? print(node.right) : value.text}` };
};

const printed = (node: Node): ValueFact => {
  const local = node.kind === "compare" ? [node.left, node.right].map(ungrouped) : [];
  const wrong = local.find((each) => each.kind === "literal" && each.type === "reference");
  return wrong ? { wrong: `${print(wrong)} is compared with no column` } : { text: print(node) };
};

const writeCall = (node: Call, { isNot }: Around, facts: Facts): ValueFact => {
  const not = isNot ? "not " : "";
  if (SEARCHES.has(node.name)) {
    const { path, literals = [] } = pairOf({ node }) ?? {};
    const [literal] = literals;
    if (!path || !literal) return { text: not + print(node) };
    const column = facts.column(path);
    const value = valueText(path, literal, facts);
    if (value && "wrong" in value) return value;
    const text = value?.text ?? literal.text;
    if (column?.isSeveral && node.name === "contains") {
      return { text: containValues(column.property, textOf(text).split(","), isNot) };
    }
    return { text: `${not}${node.name}(${column?.path ?? path.text},${text})` };
  }
  return writeQueryFunction(node, not, facts);
};

const writeQueryFunction = (node: Call, not: string, facts: Facts): ValueFact => {
  const { property, values } = queryFunction(node) ?? {};
  const column = property && facts.column(property);
  if (!property || !column || !values) return { text: not + print(node) };
  const written = values.map((value) => valueText(property, value, facts));
  const wrong = allWrong(written);
  if (wrong) return wrong;
  const texts = written.map((value, index) =>
    value && "text" in value ? value.text : (values[index]?.text ?? ""),
  );
  const isChanged = texts.some((text, index) => text !== values[index]?.text);
  const args = node.args.map((argument) => {
    if (argument.name === "PropertyName") return `PropertyName='${column.property}'`;
    if (!isChanged || !argument.name?.startsWith("PropertyValue")) {
      return `${argument.name === undefined ? "" : `${argument.name}=`}${print(argument.value)}`;
    }
    const plain = texts.map((text) => (text.startsWith("'") ? textOf(text) : text));
    const list = `[${plain.map(listed).join(",")}]`;
    return `${argument.name}=${argument.value.kind === "list" ? list : (texts[0] ?? "")}`;
  });
  return { text: `${not}${node.name}(${args.join(",")})` };
};
