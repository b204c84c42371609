import type { Argument, Literal, Node } from "./tree";

/** A literal that may be percent-encoded, as it is written and decoded. */
export interface Reading {
  readonly raw: string;
  readonly decoded: string;
  /** Whether only the decoded text is looked for. */
  readonly isSole: boolean;
}

/** The text that an encoded literal may mean; undefined where decoding changes nothing, or is not possible. */
export function decodedLiteral({ type, text }: Pick<Literal, "type" | "text">): string | undefined {
  return type === "text" ? decodedText(text) : undefined;
}

const decodedText = (text: string): string | undefined => {
  if (!/%[0-9a-f]{2}/i.test(text)) return undefined;
  const quote = text.charAt(0);
  const inside = text.slice(1, -1);
  try {
    const plain = decodeURIComponent(quote === "'" ? inside.replaceAll("''", "'") : inside);
    return quote === "'"
      ? `'${plain.replaceAll("'", "''")}'`
      : `"${plain.replaceAll(/["\\]/g, "\\$&")}"`;
  } catch {
    return undefined;
  }
};

/** A condition with its encoded literals decoded, and what they were; undefined where it has none. */
export function decodedNode<N extends Node>(
  node: N,
): { readonly node: N; readonly readings: readonly Reading[] } | undefined {
  const readings: Reading[] = [];
  const note = (raw: string, decoded: string, isSole = false): string => {
    readings.push({ raw, decoded, isSole });
    return decoded;
  };
  const visit = <M extends Node>(each: M, isSole: boolean): M => {
    if (each.kind === "literal") {
      const decoded = decodedLiteral(each);
      if (decoded === undefined) return each;
      return { ...each, text: note(each.text, decoded, isSole && each.text.startsWith("'%")) };
    }
    if (each.kind === "list") {
      const values = each.values.map((text) => {
        const decoded = /^['"]/.test(text) ? decodedText(text) : undefined;
        return decoded === undefined ? text : note(text, decoded);
      });
      return { ...each, values };
    }
    if (each.kind === "group") return { ...each, inner: visit(each.inner, isSole) };
    if (each.kind === "compare") {
      return { ...each, left: visit(each.left, false), right: visit(each.right, false) };
    }
    if (each.kind === "in")
      return { ...each, values: each.values.map((value) => visit(value, false)) };
    if (each.kind !== "call") return each;
    const args: Argument[] = each.args.map(({ name, value }) => ({
      name,
      value: visit(value, each.name === "startswith"),
    }));
    return { ...each, args };
  };
  const decoded = visit(node, false);
  return readings.length > 0 ? { node: decoded, readings } : undefined;
}
