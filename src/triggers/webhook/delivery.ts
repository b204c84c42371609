import type { TriggerPayload } from "@prismatic-io/spectral";
import type { DeliveryHeaders } from "../../client";

/** A request as Dataverse sent it and the platform handed it on. */
export interface Delivery {
  readonly payload: TriggerPayload;
  /** By name in lower case: which case they arrive in is not promised. */
  readonly headers: DeliveryHeaders;
}

export const deliveryOf = (payload: TriggerPayload): Delivery => ({
  payload,
  headers: Object.fromEntries(
    Object.entries(payload.headers ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      String(value),
    ]),
  ),
});

/** A request that only asks whether somebody is there. */
export const isUrlValidation = ({ headers }: Delivery): boolean =>
  headers["x-ms-dynamics-request-name"]?.trim().toUpperCase() === "URL_VALIDATION";
