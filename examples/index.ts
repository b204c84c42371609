import { accountHealth } from "./accountHealth";
import { leadCapture } from "./leadCapture";
import { openPipeline } from "./openPipeline";
import { sameFlowTwoCrms } from "./sameFlowTwoCrms";
import { spreadsheetUpsert } from "./spreadsheetUpsert";
import { viewAsTable } from "./viewAsTable";

/** Whole flows, each of one file; `npm run example` lists and runs them. */
export const examples = {
  leadCapture,
  openPipeline,
  accountHealth,
  spreadsheetUpsert,
  viewAsTable,
  sameFlowTwoCrms,
} as const;
