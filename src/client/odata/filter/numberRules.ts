import { COMPARISON, type Place } from "./place";
import type { Token } from "./tokens";

const UNIT = /^\+?(-?\d+)(?:\.(\d+))?([a-z]{1,3})$/i;
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
  const [, whole = "", fraction = "", letters = ""] =
    token.kind === "number" ? (UNIT.exec(token.text) ?? []) : [];
  if (whole === "" || !COMPARISON.test(before?.text ?? "")) return undefined;
  const power = POWERS.get(letters.toLowerCase());
  const bare = `A number is written in digits alone: ${show(decimal(whole, fraction))}`;
  return power === undefined ? bare : `${bare}, or ${show(timesTen(whole, fraction, power))}`;
}

const decimal = (whole: string, fraction: string): string =>
  fraction === "" ? whole : `${whole}.${fraction}`;

const timesTen = (whole: string, fraction: string, power: number): string => {
  const all = whole + fraction.padEnd(power, "0").slice(0, power);
  return decimal(all.replace(/^(-?)0+(?=\d)/, "$1"), fraction.slice(power));
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
  const others: string[] = [];
  const marks = new Set<string>();
  for (let at = index + 1; others.length < 8; ) {
    const mark = tokens[at]?.text === "," ? "," : " ";
    const group = tokens[mark === "," ? at + 1 : at];
    if (group?.kind !== "number" || !/^\d+$/.test(group.text)) break;
    marks.add(mark);
    others.push(group.text);
    at += mark === "," ? 2 : 1;
  }
  const isEuropean = /^-?\d{1,3}(?:\.\d{3})+$/.test(token.text);
  const [second, ...more] = others;
  if (second === undefined || !(isEuropean || /^-?\d+$/.test(token.text))) return undefined;
  const first = token.text.replaceAll(".", "");
  const whole = first + others.join("");
  const point = show(`${first}.${second}`);
  const inThrees = others.every((group) => group.length === 3);
  if (marks.has(" ")) return marks.size === 1 && inThrees ? said(show(whole)) : undefined;
  if (isEuropean || !inThrees) return more.length === 0 ? said(point) : undefined;
  return said(more.length === 0 ? `${show(whole)}, or ${point}` : show(whole));
}

const said = (right: string): string =>
  `A number has a decimal point and no other separators: ${right}`;
