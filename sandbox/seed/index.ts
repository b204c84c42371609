import { seedMessages } from "../bulk/seedMessages";
import type { Store } from "../types";
import { seedBelievable } from "./believable";
import { seedMail } from "./mail";
import { seedOrganization } from "./organization";
import { seedPlatform } from "./platform";
import { seedViews } from "./views";

export { generateRows } from "./generate";
export { insertRow } from "./insertRow";

/** Fills an empty store: `empty` with users, teams and units only. `now` is in milliseconds. */
export function seedStore(
  store: Store,
  { seed, now }: { seed: "believable" | "empty"; now: number },
): void {
  store.atomic(() => {
    seedOrganization(store, now);
    seedPlatform(store, now);
    seedViews(store, now);
    seedMail(store, now);
    seedMessages(store, now);
    if (seed === "believable") {
      seedBelievable(store, now);
    }
  });
}
