/**
 * A whole number from 0 on, as text or number; `fallback` where nothing is given.
 *
 * @throws Error that names the input
 */
export function wholeNumber(input: string, value: unknown, fallback: number): number {
  if (value === undefined || value === null || value === "") return fallback;
  const number = typeof value === "string" ? Number(value.trim() || "x") : value;
  if (typeof number === "number" && Number.isSafeInteger(number) && number >= 0) return number;
  throw new Error(`${input} is ${JSON.stringify(value)}; it has to be a whole number.`);
}
