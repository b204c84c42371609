import type { Element } from "@prismatic-io/spectral";
import type { PickerMessage } from "../client";
import { byLabel, firstElements } from "./elements";
import { isFound } from "./search";

/** Messages by their labels, as far as they contain what was searched for. */
export function messageElements(
  messages: readonly PickerMessage[],
  search: string | undefined,
): Element[] {
  const found = messages.filter(({ key, label }) => isFound(search, [key, label]));
  return firstElements(byLabel(found.map(({ key, label }) => ({ key, label }))));
}
