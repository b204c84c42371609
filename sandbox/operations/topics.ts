import { access } from "./access";
import { bulk } from "./bulk";
import { definitions } from "./definitions";
import { environment } from "./environment";
import { processes } from "./processes";
import { sales } from "./sales";
import { states } from "./states";
import { teams } from "./teams";
import { timeZones } from "./timeZones";
import type { Topic } from "./types";

/** All topics, one a folder; each folder lists its own operations. */
export const topics: readonly Topic[] = [
  access,
  bulk,
  definitions,
  environment,
  processes,
  sales,
  states,
  teams,
  timeZones,
];
