const STYLES = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39] };

/** Whether what is printed may have colours: on a terminal, unless `NO_COLOR` says no. */
const coloured = (): boolean =>
  process.stdout.isTTY === true && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb";

/** Text in this style where colours are shown, else the text alone. */
export function paint(style: keyof typeof STYLES, text: string): string {
  const [on, off] = STYLES[style];
  return coloured() ? `\u001b[${on}m${text}\u001b[${off}m` : text;
}
