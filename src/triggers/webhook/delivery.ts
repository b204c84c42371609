import type { TriggerPayload } from "@prismatic-io/spectral";
import type { DeliveryHeaders } from "../../client";

/** A request as Dataverse sent it and the platform handed it on. */
export interface Delivery {
  readonly payload: TriggerPayload;
  /** By name in lower case: which case they arrive in is not promised. */
  readonly headers: DeliveryHeaders;
}

export function deliveryOf(payload: TriggerPayload): Delivery {
  return {
    payload,
    headers: Object.fromEntries(
      Object.entries(payload.headers ?? {}).flatMap(([name, value]) => {
        const text = textOf(value);
        return text === undefined ? [] : [[name.toLowerCase(), text]];
      }),
    ),
  };
}

/** The value of a header by its name in any case; the names of built-in properties are none. */
export function headerOf({ headers }: Delivery, name: string): string | undefined {
  const key = name.trim().toLowerCase();
  return Object.hasOwn(headers, key) ? headers[key] : undefined;
}

/** A request that only asks whether somebody is there. */
export function isUrlValidation(delivery: Delivery): boolean {
  return (
    headerOf(delivery, "x-ms-dynamics-request-name")?.trim().toUpperCase() === "URL_VALIDATION"
  );
}

/** A header or parameter that was sent several times arrives as a list. */
export function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.filter((each) => typeof each === "string").join(", ");
  return ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined;
}
