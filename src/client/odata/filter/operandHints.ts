import { type Comparison, dateLiteral, NUMBER, shown } from "./comparisons";

const DAY = /^(\d{4})(\d{2})(\d{2})$/;

/** What is compared is no text on either side. */
export function operandHint(
  all: readonly Comparison[],
  left: string,
  right: string,
): string | undefined {
  const numbers = all.filter(({ value }) => value.kind === "number");
  const [found, ...others] = numbers;
  const only = found && others.length === 0 ? found : undefined;
  const other = right.replace(/^Edm\./, "");
  if (left === "Boolean" && NUMBER.test(other)) {
    const flag = only && ["0", "1"].includes(only.value.text);
    const shownFlag = flag ? shown(only, only.value.text === "1" ? "true" : "false") : undefined;
    return `A yes/no column is compared with true or false${shownFlag ? `: ${shownFlag}` : ", e.g. donotphone eq true"}`;
  }
  if (left !== "Date" && left !== "DateTimeOffset") return undefined;
  const example = left === "Date" ? "2024-12-31" : "2024-12-31T00:00:00Z";
  const text = only?.value.text ?? "";
  const date = dateLiteral(text.replace(DAY, "$1-$2-$3"), left);
  const form = only && date !== undefined ? `: ${shown(only, date)}` : `, e.g. ${example}`;
  if (NUMBER.test(other)) return `A date is written with dashes${form}`;
  return left === "Date" && other === "DateTimeOffset"
    ? `The column holds days without a time${form}`
    : undefined;
}
