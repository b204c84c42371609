import type { Published, PublishedComponent } from "../../../runner/bundle";
import type { Runnable } from "../../../runner/run";
import { nearest } from "../../../src/client/errors/nearest";
import { ownValue } from "../../../src/client/objects/ownProperty";
import { Problem } from "../http/problem";

const WORDS: Readonly<Record<Runnable, string>> = {
  actions: "action",
  dataSources: "data source",
  triggers: "trigger",
};

/** @throws Problem with 404, and what was meant */
export function findPublished(component: PublishedComponent, of: Runnable, key: string): Published {
  const found = ownValue(component[of], key);
  if (found) return found;
  const [meant] = nearest(key, Object.keys(component[of]));
  const advice = meant ? `; did you mean ${meant}?` : ".";
  throw new Problem(404, `There is no ${WORDS[of]} ${key}${advice}`);
}
