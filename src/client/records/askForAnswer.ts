import { preferHeader } from "../odata/prefer";
import { queryString } from "../odata/query";
import type { DataverseRecord } from "../types";
import type { AnswerWanted } from "./answerWanted";

/** What a request needs, so that its answer holds what is wanted. */
export interface Asked {
  /** `""`, or beginning with `?`. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * How a write asks for its answer. An id needs no record where the head of the answer names it, or the
 * request does. Pure.
 *
 * @param isIdNamed whether the record goes by its GUID, or is created
 */
export function askForAnswer(wanted: AnswerWanted, isIdNamed: boolean): Asked {
  if (wanted.kind === "none" || (wanted.kind === "id" && isIdNamed)) {
    return { query: "", headers: {} };
  }
  return {
    query: queryString({ fieldNames: columnsOf(wanted) }),
    headers: preferHeader({ representation: true, annotations: annotationsOf(wanted) }),
  };
}

/** The columns to ask for; undefined for all of them. */
export function columnsOf(wanted: AnswerWanted): readonly string[] | undefined {
  if (wanted.kind === "columns") return wanted.fieldNames;
  return wanted.kind === "id" ? [wanted.primaryKey] : undefined;
}

/** What the answer needs beside its columns. */
export function annotationsOf(wanted: AnswerWanted): string | undefined {
  return wanted.kind === "record" || wanted.kind === "columns" ? wanted.annotations : undefined;
}

/** What is wanted of a record that holds more. Pure. */
export function cutToAnswer(wanted: AnswerWanted, record: DataverseRecord): DataverseRecord {
  if (wanted.kind === "record") return record;
  if (wanted.kind === "none") return {};
  const isWanted = (property: string): boolean => {
    if (wanted.kind === "id") return property === wanted.primaryKey;
    const [name = ""] = property.split("@");
    return name === "" || name === wanted.primaryKey || wanted.fieldNames.includes(name);
  };
  return Object.fromEntries(Object.entries(record).filter(([property]) => isWanted(property)));
}
