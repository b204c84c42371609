import type { Encoding } from "../../../src/client/messages/parameters/types";
import { builtInMessages } from "../../../src/client/messages/signatures/builtIn";
import { context, options } from "../values/fixtures";

export const KEYED = "99999999-9999-4999-8999-999999999999";

/** What values are encoded with, of an environment with the tables of the fixtures. */
export const encoding = (into: Encoding["into"], timeZone = "UTC"): Encoding => ({
  types: builtInMessages().types,
  lookups: {
    ...context,
    idAt: (_, predicate) => Promise.resolve(predicate.includes("A-1") ? KEYED : undefined),
  },
  typing: { mode: "create", timeZone, emptyValues: "omit" },
  into,
  statusOptions: () => Promise.resolve(options),
});
