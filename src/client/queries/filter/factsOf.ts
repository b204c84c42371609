import { nearest } from "../../errors/nearest";
import { type Atom, type Pair, pairOf, searchCompared } from "../../odata/filter/atoms";
import { decodedNode } from "../../odata/filter/encoded";
import type { ColumnFact, Facts, ValueFact } from "../../odata/filter/facts";
import { print } from "../../odata/filter/print";
import type { Literal, Path } from "../../odata/filter/tree";
import type { LookupContext } from "../../values/lookupContext";
import { fieldFact } from "./fieldFact";
import { isLogicalName } from "./knownColumns";
import { lookupFact } from "./lookupFact";
import { type PathEnd, type PathRoot, type ResolvedPath, resolvePath } from "./resolvePath";
import { valueFact } from "./valueFact";

/** What definitions are asked by. */
export interface FactSources extends PathRoot {
  readonly context: LookupContext;
  readonly timeZone: string | undefined;
}

const LOOKUPS = new Set(["lookup", "customer", "owner"]);

/** What the definitions say of these conditions, each in both readings of its encoded values. */
export async function factsOf(atoms: readonly Atom[], sources: FactSources): Promise<Facts> {
  const columns = new Map<number, ColumnFact>();
  const values = new Map<string, ValueFact>();
  const wrongs = new Map<number, string>();
  for (const atom of atoms) {
    const pair = pairOf(atom);
    if (!pair) continue;
    const end = await resolved(pair.path, atom, sources);
    note(pair.path, end, { columns, wrongs });
    if (pair.other) {
      const other = await resolved(pair.other, atom, sources);
      note(pair.other, other, { columns, wrongs }, withText(atom, other));
    }
    if (!end || "missing" in end || !takesValues(atom, end)) continue;
    for (const literal of literalsOf(atom, pair)) {
      const fact = end.field?.values
        ? fieldFact(end.field, literal)
        : await columnFact(end, literal, sources);
      if (fact) values.set(keyOf(pair.path, literal), fact);
    }
  }
  return {
    column: ({ from }) => columns.get(from),
    value: (path, literal) => values.get(keyOf(path, literal)),
    wrong: ({ from }) => wrongs.get(from),
  };
}

/** A field may say which of several tables a lookup refers to. */
const columnFact = (
  { column, field }: ResolvedPath,
  literal: Literal,
  { context, timeZone }: FactSources,
): Promise<ValueFact | undefined> | ValueFact | undefined => {
  if (!LOOKUPS.has(column.kind)) return valueFact(column, literal, timeZone);
  const targets = column.targets?.filter(
    ({ table }) => field?.target === undefined || table === field.target,
  );
  return lookupFact({ ...column, targets: targets ?? [] }, literal, context);
};

const keyOf = ({ from }: Path, { text }: Literal): string => `${from} ${text}`;

const literalsOf = (atom: Atom, { literals }: Pair): readonly Literal[] => {
  const decoded = decodedNode(atom.node);
  const more = decoded ? (pairOf({ node: decoded.node })?.literals ?? []) : [];
  return [...literals, ...more];
};

const resolved = (path: Path, { lambdas, node }: Atom, sources: FactSources): Promise<PathEnd> => {
  const isFunction = node.kind === "call" && node.name.includes(".");
  const innermost = lambdas.at(-1)?.variable;
  const isBare =
    isFunction && !lambdas.some(({ variable }) => path.text.startsWith(`${variable}/`));
  // Inside of a lambda, a function's column without its variable is one of the innermost rows.
  const text = isBare && innermost !== undefined ? `${innermost}/${path.text}` : path.text;
  return resolvePath(text, sources, lambdas).then((end) =>
    text === path.text || !end || "missing" in end
      ? end
      : { ...end, property: end.property.slice(`${innermost}/`.length) },
  );
};

/** A search looks for a part of a text, which is no value of its column; several choices have labels. */
const takesValues = ({ node }: Atom, { column }: ResolvedPath): boolean => {
  const call = node.kind === "compare" ? searchCompared(node)?.call : node;
  if (call?.kind !== "call" || call.name.includes(".")) return true;
  return column.kind === "multichoice" && call.name === "contains";
};

/** What may be a text without its quotes: `name eq Fabrikam`. */
const withText = ({ node }: Atom, end: PathEnd): string =>
  node.kind === "compare" && end && "missing" in end
    ? `text needs single quotes: ${print(node.left)} ${node.operator} '${end.missing}'`
    : "";

interface Notes {
  readonly columns: Map<number, ColumnFact>;
  readonly wrongs: Map<number, string>;
}

const note = (path: Path, end: PathEnd, { columns, wrongs }: Notes, inQuotes = ""): void => {
  if (!end) return;
  if (!("missing" in end)) {
    const { column, path: name, property } = end;
    columns.set(path.from, { path: name, property, isSeveral: column.kind === "multichoice" });
    return;
  }
  // What may be a column is left to Dataverse, which knows those of a minute ago.
  if (isLogicalName(end.missing)) return;
  const close = nearest(end.missing, [...end.table.columns.keys()]).join(" or ");
  const advice = inQuotes || (close && `did you mean ${close}?`);
  wrongs.set(
    path.from,
    `${end.table.logicalName} has no column ${end.missing}${advice ? `; ${advice}` : ""}`,
  );
};
