/** A column to sort by, whose label may have blanks, and the direction behind it. */
export function splitOrder(item: string): { readonly name: string; readonly direction: string } {
  const text = item.trim();
  const [, direction] = /\s(asc|desc)$/i.exec(text) ?? [];
  if (direction === undefined) return { name: text, direction: "" };
  return { name: text.slice(0, -direction.length).trim(), direction };
}
