import { normalizeGuid } from "../../guid";
import { COMPARISONS, numericForm } from "../literalForms";
import { textOf } from "../tokens";
import { isoDate } from "./dates";
import { type Repair, touching } from "./edits";

/** `{7D57…}`: a GUID is written without braces. */
export const braces: Repair = ({ token }) => {
  const guid = token.kind === "braced" ? normalizeGuid(token.text) : undefined;
  return guid === undefined ? undefined : { tokens: 1, text: guid };
};

const TYPED = /^(?:guid|datetime|datetimeoffset|date)$/i;

/** `guid'…'` and `datetime'…'`: literals of OData 2 and 3 carried their type. */
export const typed: Repair = ({ token, after }) => {
  if (token.kind !== "word" || !TYPED.test(token.text)) return undefined;
  if (after?.kind !== "text" || !touching(token, after)) return undefined;
  const inside = textOf(after.text);
  const text = /^guid$/i.test(token.text) ? normalizeGuid(inside) : isoDate(inside);
  return text === undefined ? undefined : { tokens: 2, text };
};

/** `31/12/2024`, `2024-01-01 08:30`, `…T08:30:00+0200`: a time has one form. */
export const date: Repair = ({ token, after }) => {
  if (token.kind !== "number") return undefined;
  const form = numericForm(token.text);
  if (form === "date" && after?.kind === "number" && /^\d{1,2}:\d{2}/.test(after.text)) {
    const joined = isoDate(`${token.text}T${after.text}`);
    return joined === undefined ? undefined : { tokens: 2, text: joined };
  }
  if (form === "local" && after && /^[+-]\d{2}(?::?\d{2})?$/.test(after.text)) {
    const zoned = isoDate(token.text + after.text);
    return zoned === undefined ? undefined : { tokens: 2, text: zoned };
  }
  const text = form === undefined ? isoDate(token.text) : undefined;
  return text === undefined ? undefined : { tokens: 1, text };
};

/** `+5`, `5.`, `.5`: a number has digits on both sides of its point, and no plus sign. */
export const looseNumber: Repair = ({ token, before, after }) => {
  if (!COMPARISONS.has(before?.text.toLowerCase() ?? "")) return undefined;
  const isPoint = token.text === "." && touching(token, after) && /^\d+$/.test(after.text);
  if (isPoint) return { tokens: 2, text: `0.${after.text}` };
  const [, digits] = /^\+?(-?\d+(?:\.\d+)?)\.?$/.exec(token.text) ?? [];
  return token.kind === "number" && digits !== undefined && digits !== token.text
    ? { tokens: 1, text: digits }
    : undefined;
};

/** `12,5`: where not three digits follow the one comma, it can only be a decimal point. */
export const decimalComma: Repair = ({ token, before, after, tokens, index, inCall }) => {
  if (inCall || token.kind !== "number" || after?.text !== ",") return undefined;
  if (!COMPARISONS.has(before?.text.toLowerCase() ?? "")) return undefined;
  const fraction = tokens[index + 2];
  if (!/^-?\d+$/.test(token.text) || fraction?.kind !== "number") return undefined;
  const text = decimalOf(`${token.text},${fraction.text}`);
  const isOne =
    touching(token, after) && touching(after, fraction) && tokens[index + 3]?.text !== ",";
  return isOne && text !== undefined ? { tokens: 3, text } : undefined;
};

/** A number with one decimal comma, as OData has it; undefined for what may be thousands. */
export function decimalOf(text: string): string | undefined {
  const [, whole, fraction = ""] = /^(-?\d+),(\d+)$/.exec(text) ?? [];
  // No one groups the digits behind a zero.
  const isDecimal = fraction.length !== 3 || whole === "0" || whole === "-0";
  return whole !== undefined && isDecimal ? `${whole}.${fraction}` : undefined;
}
