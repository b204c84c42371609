import { COMPARISON, type Place } from "./place";
import type { Token } from "./tokens";

const UNIT = /^([+-]?\d+(?:\.\d+)?)([a-z]{1,3})$/i;
const POWERS: ReadonlyMap<string, number> = new Map([
  ["k", 3],
  ["m", 6],
  ["mm", 6],
  ["mio", 6],
  ["mln", 6],
  ["b", 9],
  ["bn", 9],
  ["mrd", 9],
]);

/** `5M`: some mean millions by it, some a decimal number, so that both are shown. */
export function unit({ token, before, show }: Place): string | undefined {
  const [, digits = "", letters = ""] =
    token.kind === "number" ? (UNIT.exec(token.text) ?? []) : [];
  if (digits === "" || !COMPARISON.test(before?.text ?? "")) return undefined;
  const power = POWERS.get(letters.toLowerCase());
  const bare = `A number is written in digits alone: ${show(digits)}`;
  return power === undefined ? bare : `${bare}, or ${show(timesTen(digits, power))}`;
}

const timesTen = (digits: string, power: number): string => {
  const [whole = "", fraction = ""] = digits.split(".");
  const all = whole + fraction.padEnd(power, "0").slice(0, power);
  const rest = fraction.slice(power);
  return rest === "" ? all : `${all}.${rest}`;
};

/** `€5`, `5 €`, `$5`, `5%`: no sign belongs to a number. */
export function sign({ token, before, after, show }: Place): string | undefined {
  if (!COMPARISON.test(before?.text ?? "")) return undefined;
  const behind =
    token.kind === "number" && after?.kind === "symbol" && /^[%\p{Sc}]$/u.test(after.text);
  const digits = behind ? token.text : signedNumber(token, after);
  return digits && `A number is written without a sign of its unit: ${show(digits)}`;
}

const signedNumber = (token: Token, after: Token | undefined): string | undefined =>
  token.kind === "symbol" && /^\p{Sc}$/u.test(token.text) && after?.kind === "number"
    ? after.text
    : /^\$(\d+(?:\.\d+)?)$/.exec(token.text)?.[1];

/**
 * `12,5`, `5,000,000`, `5 000`, `1.000,50`: a number has a decimal point and no other separators. Where
 * three digits follow one separator, both readings are shown.
 */
export function separators(place: Place): string | undefined {
  const { token, tokens, index, before, show } = place;
  if (token.kind !== "number" || before?.text === ",") return undefined;
  const groups = [token.text];
  const marks = new Set<string>();
  for (let at = index + 1; groups.length < 9; ) {
    const mark = tokens[at]?.text === "," ? "," : " ";
    const group = tokens[mark === "," ? at + 1 : at];
    if (group?.kind !== "number" || !/^\d+$/.test(group.text)) break;
    marks.add(mark);
    groups.push(group.text);
    at += mark === "," ? 2 : 1;
  }
  const isEuropean = /^-?\d{1,3}(?:\.\d{3})+$/.test(token.text);
  if (groups.length < 2 || !(isEuropean || /^-?\d+$/.test(token.text))) return undefined;
  const [first = "", ...others] = groups;
  const whole = first.replaceAll(".", "") + others.join("");
  const decimal = `${first.replaceAll(".", "")}.${others[0] ?? ""}`;
  const inThrees = others.every((group) => group.length === 3);
  if (marks.has(" ")) return marks.size === 1 && inThrees ? said(show(whole)) : undefined;
  if (isEuropean) return others.length === 1 ? said(show(decimal)) : undefined;
  if (!inThrees) return others.length === 1 ? said(show(decimal)) : undefined;
  return said(others.length === 1 ? `${show(whole)}, or ${show(decimal)}` : show(whole));
}

const said = (right: string): string =>
  `A number has a decimal point and no other separators: ${right}`;
