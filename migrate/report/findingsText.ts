import { countFindings } from "../findings/count";
import type { Finding } from "../findings/types";
import { grouped } from "../grouped";

/** The findings as text: by flow, a line each, and the counts at the end. */
export function findingsText(file: string, name: string, findings: readonly Finding[]): string {
  if (findings.length === 0) {
    return `${file} (${name}) has no step, connection or data source of Microsoft Dynamics 365.`;
  }
  const { stays, better, look } = countFindings(findings);
  return [
    `${file} (${name})`,
    ...[...grouped(findings, headingOf)].map(([heading, said]) =>
      [heading, ...said.map(lineOf)].join("\n"),
    ),
    `${stays} stay${stays === 1 ? "s" : ""}, ${better} become${better === 1 ? "s" : ""} better, ${look} need${look === 1 ? "s" : ""} a look.`,
  ].join("\n\n");
}

const headingOf = ({ flow, variable }: Finding): string => {
  if (flow !== undefined) return `Flow "${flow}"`;
  return variable === undefined ? "All steps" : "Config variables";
};

const lineOf = ({ kind, step, variable, text, page }: Finding): string => {
  const what = step ?? variable;
  return `  ${kind.padEnd(6)}  ${what === undefined ? "" : `${oneLine(what)}: `}${oneLine(text)}  [${page}]`;
};

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
