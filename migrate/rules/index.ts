import type { StepRule } from "../findings/types";
import { batches } from "./batches";
import { bindings } from "./bindings";
import { codeSteps } from "./codeSteps";
import { columnLists } from "./columnLists";
import { deprecated } from "./deprecated";
import { differences } from "./differences";
import { fetchQueries } from "./fetchQueries";
import { filters } from "./filters";
import { firstPage } from "./firstPage";
import { keeps } from "./keeps";
import { openWebhooks } from "./openWebhooks";
import { ownTriggers } from "./ownTriggers";
import { pageLoops } from "./pageLoops";
import { rawRequests } from "./rawRequests";
import { refusedValues } from "./refusedValues";
import { retries } from "./retries";
import { sleeps } from "./sleeps";
import { unknownKeys } from "./unknownKeys";
import { writeLoops } from "./writeLoops";

/** The rules for steps, by name, in the order in which their findings are shown. */
export const stepRules: Readonly<Record<string, StepRule>> = {
  keeps,
  differences,
  bindings,
  firstPage,
  retries,
  unknownKeys,
  refusedValues,
  filters,
  fetchQueries,
  columnLists,
  rawRequests,
  deprecated,
  pageLoops,
  writeLoops,
  batches,
  sleeps,
  ownTriggers,
  openWebhooks,
  codeSteps,
};
