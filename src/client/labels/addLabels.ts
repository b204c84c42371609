import { pagesOrigin } from "../environment";
import { ownValue, setOwn } from "../objects/ownProperty";
import type { Session } from "../session/session";
import type { DataverseRecord, ReadOptions } from "../types";
import { FORMATTED, isAskedFor } from "./annotations";
import { type Place, type Properties, rootPlace } from "./places";
import { type Label, labelByColumn, labelName, readLabel } from "./readLabel";
import { recordUrl } from "./recordUrl";
import { type AddExtras, setOfContext } from "./rows";

/**
 * What adds `labels` and `recordUrl` to the rows of a query and to those that they are expanded by; undefined
 * where neither is asked for. The answers have to be asked for with `annotationsToAsk`. Annotations that only
 * this asked for are taken out.
 *
 * @param table any name of the table of the rows, where the answer does not say it
 */
export function labelsAdder(
  session: Session,
  options: ReadOptions,
  table: string,
  properties: Properties = {},
): AddExtras | undefined {
  const { includeLabels = false, includeRecordUrl = false } = options;
  if (!includeLabels && !includeRecordUrl) return undefined;
  const told = new Set<string>();
  const places = new Map<string, Place>();
  const rootOf = (context: unknown): Place => {
    const name = setOfContext(context) ?? table;
    const place = places.get(name) ?? rootPlace(session, options, name, properties);
    places.set(name, place);
    return place;
  };
  const tell = (line: string) => {
    if (!told.has(line)) session.logger.warn(line);
    told.add(line);
  };
  return async (rows, context) => {
    const work: Work = {
      wanted: { labels: includeLabels, recordUrl: includeRecordUrl },
      keepsFormatted: !includeLabels || isAskedFor(options, FORMATTED),
      properties,
      tell,
      unsure: [],
      rows: [],
    };
    const root = rootOf(context);
    const added = rows.map((row) => addTo(row, root, work, true));
    for (const { labels, name, value, formatted, column } of work.unsure) {
      const label = labelByColumn(value, formatted, await column());
      if (label !== undefined) setOwn(labels, name, label);
    }
    await addUrls(work, pagesOrigin(session.environment.origin));
    return added;
  };
}

type Extra = "labels" | "recordUrl";

interface Work {
  readonly wanted: Readonly<Record<Extra, boolean>>;
  readonly keepsFormatted: boolean;
  readonly properties: Properties;
  readonly tell: (line: string) => void;
  /** Labels that only a definition can say. */
  readonly unsure: {
    readonly labels: Record<string, Label>;
    readonly name: string;
    readonly value: unknown;
    readonly formatted: string;
    readonly column: () => ReturnType<Place["column"]>;
  }[];
  /** Rows that get their address. */
  readonly rows: { readonly row: DataverseRecord; readonly place: Place }[];
}

const SUFFIX = `@${FORMATTED}`;

const addTo = (
  row: DataverseRecord,
  place: Place,
  work: Work,
  isRoot: boolean,
): DataverseRecord => {
  const result: DataverseRecord = {};
  const labels: Record<string, Label> = {};
  for (const [name, value] of Object.entries(row)) {
    if (name.endsWith(SUFFIX)) {
      if (work.keepsFormatted) setOwn(result, name, value);
      if (work.wanted.labels) addLabel(labels, row, name, value, { place, work, isRoot });
    } else setOwn(result, name, expanded(name, value, place, work));
  }
  if (isFree("labels", row, work, isRoot)) result["labels"] = labels;
  if (isFree("recordUrl", row, work, isRoot)) work.rows.push({ row: result, place });
  return result;
};

/** Rows that a row was expanded by. A reference without columns is no row. */
const expanded = (name: string, value: unknown, place: Place, work: Work): unknown => {
  if (typeof value !== "object" || value === null || name.includes("@")) return value;
  const add = (each: unknown) =>
    isRow(each) ? addTo(each, place.expanded(name), work, false) : each;
  return Array.isArray(value) ? value.map(add) : add(value);
};

const isRow = (value: unknown): value is DataverseRecord =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).some((name) => !name.startsWith("@"));

const addLabel = (
  labels: Record<string, Label>,
  row: DataverseRecord,
  annotation: string,
  formatted: unknown,
  { place, work, isRoot }: { place: Place; work: Work; isRoot: boolean },
): void => {
  const property = annotation.slice(0, -SUFFIX.length);
  if (typeof formatted !== "string" || (isRoot && work.properties.isComputed?.(property))) return;
  const value = ownValue(row, property);
  const name = labelName(property);
  const reading = readLabel(value, formatted);
  if (reading === "unsure") {
    const column = () => place.column(property);
    work.unsure.push({ labels, name, value, formatted, column });
  } else if (reading !== "none") setOwn(labels, name, reading.label);
};

/** Whether a name is wanted, and no column has it. */
const isFree = (name: Extra, row: DataverseRecord, work: Work, isRoot: boolean): boolean => {
  if (!work.wanted[name]) return false;
  const isTaken = Object.hasOwn(row, name) || (isRoot && work.properties.isNamed?.(name) === true);
  if (isTaken)
    work.tell(`The records have a column ${name}: it is returned, and nothing is added.`);
  return !isTaken;
};

const addUrls = async ({ rows, tell }: Work, origin: string): Promise<void> => {
  for (const { row, place } of rows) {
    const url = recordUrl(origin, row, await place.definition());
    if (url === undefined) tell("Records without their primary key have no recordUrl.");
    else row["recordUrl"] = url;
  }
};
