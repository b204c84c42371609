import { type Around, type Atom, atomsIn } from "./atoms";
import { decodedNode, type Reading } from "./encoded";
import { excludes } from "./excludes";
import type { Facts, ValueFact } from "./facts";
import { print } from "./print";
import { pushNot } from "./pushNot";
import { type Edit, edited } from "./repairs/edits";
import type { Node } from "./tree";
import { writeCondition } from "./writeCondition";

/** A filter as it is sent. */
export interface Written {
  readonly condition: string;
  /** Encoded literals, and how they were read. */
  readonly readings: readonly Reading[];
  /** What cannot be sent, each with what is wrong with it. */
  readonly faults: readonly string[];
}

/**
 * Writes the conditions of a filter as Dataverse takes them, by what is known of their columns. What is
 * right already stays as it is, to the last blank.
 *
 * @param encoded whether an encoded literal is looked for in both its readings, since nobody can tell
 *   whether `'H%26M'` means these five characters or H&M, or is written decoded
 */
export function writeFilter(
  filter: string,
  tree: Node,
  facts: Facts,
  encoded: "both" | "decoded" = "both",
): Written {
  const atoms = atomsIn(tree);
  const printed = new Set(atoms.map(({ node }) => print(node)));
  const pushed = pushNot(tree, facts);
  const edits: Edit[] = [...pushed.edits];
  const readings: Reading[] = [];
  const faults: string[] = [];
  for (const atom of atoms) {
    const whole = atom.not ?? atom.node;
    const isTurned = pushed.turned.has(atom.node);
    const around = {
      isNot: (atom.not !== undefined) !== isTurned,
      isNegated: atom.isNegated && !isTurned,
      lambdas: atom.lambdas,
    };
    const found = withReadings(atom.node, around, facts, printed, encoded);
    readings.push(...found.readings);
    if ("wrong" in found.written) faults.push(`${shown(print(whole))}: ${found.written.wrong}`);
    else if (isTurned || !isAsGiven(atom, found.written.text)) {
      edits.push({ from: whole.from, to: whole.to, text: found.written.text });
    }
  }
  return { condition: edited(filter, inOrder(edits)), readings, faults };
}

/** By their places, one that only inserts before the others there. */
const inOrder = (edits: readonly Edit[]): Edit[] =>
  [...edits].sort((one, two) => one.from - two.from || one.to - two.to);

/** Whether a condition says already what would be written, whatever brackets are around it. */
const isAsGiven = ({ node, not }: Atom, text: string): boolean => {
  if (!not) return text === print(node);
  if (text === print(not)) return true;
  return (
    not.operand.kind === "group" && [`not ${print(node)}`, `not (${print(node)})`].includes(text)
  );
};

const withReadings = (
  node: Atom["node"],
  around: Around,
  facts: Facts,
  printed: ReadonlySet<string>,
  encoded: "both" | "decoded",
): { readonly written: ValueFact; readonly readings: readonly Reading[] } => {
  const raw = writeCondition(node, around, facts);
  const decoded = decodedNode(node);
  // The other reading may stand beside it already.
  if (!decoded || printed.has(print(decoded.node))) return { written: raw, readings: [] };
  const plain = writeCondition(decoded.node, around, facts);
  if ("wrong" in plain) return { written: "wrong" in raw ? plain : raw, readings: [] };
  const isSole =
    "wrong" in raw || encoded === "decoded" || decoded.readings.some((each) => each.isSole);
  const readings = decoded.readings.map((reading) => ({ ...reading, isSole }));
  if (isSole || raw.text === plain.text) return { written: plain, readings };
  const joint = excludes(node) === around.isNot ? "or" : "and";
  return { written: { text: `(${raw.text} ${joint} ${plain.text})` }, readings };
};

const shown = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
