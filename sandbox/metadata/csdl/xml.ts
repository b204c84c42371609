const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element; attributes without a value are left out, and `children` is XML already. */
export function xml(
  name: string,
  attributes: Attributes,
  children: readonly string[] = [],
): string {
  let start = `<${name}`;
  for (const attribute in attributes) {
    const value = attributes[attribute];
    if (value !== undefined) start += ` ${attribute}="${escaped(String(value))}"`;
  }
  return children.length === 0 ? `${start} />` : `${start}>${children.join("")}</${name}>`;
}

/** An element with text in it. */
export function xmlText(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}
