/**
 * A small JSON writer: values are text that is JSON already, so that `20000.0000` keeps its zeros
 * and a bigint its digits.
 */
export function jsonString(value: string): string {
  return JSON.stringify(value);
}

/** `"name":value`, the value being JSON. */
export function member(name: string, json: string): string {
  return `${JSON.stringify(name)}:${json}`;
}

export function jsonObject(members: readonly string[]): string {
  return `{${listed(members)}}`;
}

export function jsonArray(items: readonly string[]): string {
  return `[${listed(items)}]`;
}

/** By concatenation, which copies no text before the whole of it is sent. */
function listed(items: readonly string[]): string {
  let text = "";
  for (const item of items) text += text === "" ? item : `,${item}`;
  return text;
}
