import { nearest } from "../../errors/nearest";
import type { TypeDefinition } from "../../types/messages";
import { jsonValue } from "../../values/jsonValue";
import { shown } from "../../values/types";
import { type Encoded, fault } from "./types";

type EnumType = Extract<TypeDefinition, { readonly kind: "enum" }>;

/**
 * A member by its name in any letter case, or by its number. Several members that add up come as a list, as
 * text with commas, or as their sum.
 */
export function encodeEnum(value: unknown, type: EnumType, path: string): Encoded {
  const items = type.isFlags ? toItems(value) : [value];
  const names: string[] = [];
  for (const item of items) {
    const found = membersOf(item, type);
    if (!found) return fault(path, notOne(item, type));
    for (const name of found) if (!names.includes(name)) names.push(name);
  }
  return names.length === 0 ? fault(path, notOne(value, type)) : { value: names.join(",") };
}

const toItems = (value: unknown): readonly unknown[] => {
  const json = jsonValue(value)?.value ?? value;
  if (Array.isArray(json)) return json;
  if (typeof json !== "string") return [json];
  return json.split(/[,;|]/).filter((item) => item.trim() !== "");
};

const membersOf = (item: unknown, type: EnumType): readonly string[] | undefined => {
  const text = typeof item === "number" ? String(item) : item;
  if (typeof text !== "string") return undefined;
  const wanted = text.trim().toLowerCase();
  for (const name of type.members.keys()) if (name.toLowerCase() === wanted) return [name];
  return /^-?\d+$/.test(wanted) ? membersOfNumber(Number(wanted), type) : undefined;
};

const membersOfNumber = (
  number: number,
  { members, isFlags }: EnumType,
): readonly string[] | undefined => {
  for (const [name, value] of members) if (value === number) return [name];
  if (!isFlags || number <= 0) return undefined;
  const parts = [...members].filter(([, value]) => value !== 0 && (number & value) === value);
  const sum = parts.reduce((all, [, value]) => all | value, 0);
  return sum === number ? parts.map(([name]) => name) : undefined;
};

const MOST_LISTED = 20;

const notOne = (value: unknown, { members }: EnumType): string => {
  const names = [...members.keys()];
  const near = typeof value === "string" ? nearest(value.trim(), names) : [];
  if (near.length > 0) return `${shown(value)} is none of its values; did you mean ${near[0]}?`;
  const more = names.length > MOST_LISTED ? ` and ${names.length - MOST_LISTED} more` : "";
  return `${shown(value)} is none of its values: ${names.slice(0, MOST_LISTED).join(", ")}${more}`;
};
