import type { Element } from "@prismatic-io/spectral";
import type { WebhookRegistration } from "../client";
import { byLabel } from "./elements";

type Shown = Pick<WebhookRegistration, "id" | "name" | "url" | "ownedByComponent">;

/** Webhooks by their ids: names need not be unique, and those of others are deleted by id only. */
export function registrationElements(registrations: readonly Shown[]): Element[] {
  return byLabel(
    registrations.map(({ id, name, url, ownedByComponent }) => ({
      key: id,
      label: `${name || id}${hostIn(url)}${ownedByComponent ? ", of this component" : ""}`,
    })),
  );
}

/** The host alone: the rest of an address may hold a key. */
const hostIn = (url: string | null): string => {
  const host = /^https?:\/\/([a-z0-9.:[\]-]+)(?=[/?#]|$)/i.exec(url ?? "")?.[1];
  return host === undefined ? "" : ` (${host})`;
};
