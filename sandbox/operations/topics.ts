import { access } from "./access";
import { bulk } from "./bulk";
import { definitions } from "./definitions";
import { duplicates } from "./duplicates";
import { email } from "./email";
import { environment } from "./environment";
import { files } from "./files";
import { lists } from "./lists";
import { notes } from "./notes";
import { processes } from "./processes";
import { queues } from "./queues";
import { sales } from "./sales";
import { search } from "./search";
import { states } from "./states";
import { teams } from "./teams";
import { timeZones } from "./timeZones";
import type { Topic } from "./types";

/** All topics, one a folder; each folder lists its own operations. */
export const topics: readonly Topic[] = [
  access,
  bulk,
  definitions,
  duplicates,
  email,
  environment,
  files,
  lists,
  notes,
  processes,
  queues,
  sales,
  search,
  states,
  teams,
  timeZones,
];
