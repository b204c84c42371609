import type { Element } from "@prismatic-io/spectral";
import type { AlternateKeyDefinition } from "../client";
import { byLabel } from "./elements";

/** The keys that records can be found by; others are still being built, or could not be. */
export function keyElements(keys: readonly AlternateKeyDefinition[]): Element[] {
  return byLabel(
    keys
      .filter(({ status }) => status === "Active")
      .map(({ logicalName, displayName, columns }) => ({
        key: logicalName,
        label: `${displayName ?? logicalName} (${columns.join(", ")})`,
      })),
  );
}
