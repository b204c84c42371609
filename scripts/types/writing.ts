/** A property of a declaration. */
export interface Property {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
  /** The text of its comment; it has none if this is blank. */
  readonly about: string;
}

/** The type of an object, a property a line. */
export function objectType(properties: readonly Property[], rest: readonly string[] = []): string {
  const lines = [...properties.flatMap(propertyLines), ...rest.map((line) => `${line};`)];
  return lines.length === 0 ? "object" : `{\n${indented(lines.join("\n"))}\n}`;
}

export function interfaceOf(name: string, about: string, properties: readonly Property[]): string {
  return `/** ${about} */\nexport interface ${name} ${objectType(properties)}`;
}

/** One of several types, each once. */
export function unionOf(types: readonly string[]): string {
  return [...new Set(types)].join(" | ");
}

export function literal(text: string): string {
  return JSON.stringify(text);
}

const propertyLines = ({ name, type, isOptional, about }: Property): string[] => [
  ...(about === "" ? [] : [`/** ${about.replace(/\s*\n\s*/g, " ").replaceAll("*/", "*\\/")} */`]),
  `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name)}${isOptional ? "?" : ""}: ${type};`,
];

const indented = (text: string): string => text.replace(/^(?=.)/gm, "  ");
