import { input } from "@prismatic-io/spectral";
import { normalizeGuid } from "../../client";
import type { About } from "../builders/about";
import { jsonObject, required } from "../clean";
import { refuse } from "../clean/refuse";
import { isPlainObject, isUnset } from "../clean/unset";

const ACCEPTED = "the ID, name or e-mail address of a user or team";

/** A user or a team: text, or a reference as an object or as JSON text. */
export function requiredPrincipalInput(label: string, about: Omit<About, "dataSource">) {
  return input({
    label,
    type: "string",
    required: true,
    dataSource: "users",
    ...about,
    clean: required(label, optionalPrincipal(label)),
  });
}

const optionalPrincipal =
  (label: string) =>
  (value: unknown): string | Record<string, unknown> | undefined => {
    if (isUnset(value)) return undefined;
    const text = typeof value === "string" ? value.trim() : undefined;
    if (text !== undefined && !isObjectText(text)) return text;
    if (text !== undefined || isPlainObject(value)) return jsonObject(label)(text ?? value);
    return refuse(label, ACCEPTED, value);
  };

/** A GUID may stand in braces. */
const isObjectText = (text: string): boolean =>
  text.startsWith("{") && normalizeGuid(text) === undefined;
