import type { Element } from "@prismatic-io/spectral";
import type { EntitySet } from "../client";

/** A publisher's customization prefix is 2 to 8 letters and digits, and a custom table always has one. */
const PREFIX = /^[a-z][a-z0-9]{1,7}_/i;

/**
 * The picklist of tables that the service document allows for: it knows no display names and does
 * not say which tables are custom, but the names of custom ones start with a publisher's prefix.
 */
export const toTableElements = (sets: readonly EntitySet[], includeCustom: boolean): Element[] =>
  sets
    .filter(({ kind, name }) => kind === "EntitySet" && (includeCustom || !PREFIX.test(name)))
    .map(({ name }) => ({ key: name, label: `${readable(name)} (${name})` }))
    .sort((one, other) => one.label.localeCompare(other.label, "en"));

/** `new_site_visits` as `Site visits`. */
const readable = (name: string): string => {
  const words = name.replace(PREFIX, "").replace(/_/g, " ").trim() || name;
  return words.charAt(0).toUpperCase() + words.slice(1);
};
