import type { Element } from "@prismatic-io/spectral";
import type { TableDefinition } from "../client";
import { keyElements } from "./keyElements";
import { isFound } from "./search";

const TEXTS = new Set(["string", "memo"]);

/** The active alternate keys as forms to be filled in: `accountnumber='…'`. */
export function keyForms(
  { keys, columns }: TableDefinition,
  search: string | undefined,
): Element[] {
  const byName = new Map(keys.map((key) => [key.logicalName, key]));
  return keyElements(keys)
    .filter(({ label }) => isFound(search, [label]))
    .map(({ key, label }) => ({
      key: (byName.get(key)?.columns ?? [])
        .map((name) => (TEXTS.has(columns.get(name)?.kind ?? "") ? `${name}='…'` : `${name}=…`))
        .join(","),
      label: `By key: ${label}`,
    }));
}
