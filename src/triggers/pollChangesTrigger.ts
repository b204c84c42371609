import { pollingTrigger } from "@prismatic-io/spectral";
import { type ChangeType, createClient } from "../client";
import { pollChangesTriggerInputs } from "../inputs";
import { examplePayload } from "./poll/example";
import { itemsOf, listResult, nextStateOf, pageResult } from "./poll/payload";
import { unifierOf } from "./poll/unifier";

export const pollChangesTrigger = pollingTrigger({
  display: {
    label: "New and Updated Records",
    description:
      "Start a flow with the records of a table that were created or updated since the last poll.",
  },
  inputs: pollChangesTriggerInputs,
  triggerResolverSupport: "valid",
  triggerResolver: {
    resolveItems: (_context, result) => itemsOf(result),
    getNextPaginationState: (_context, result) => nextStateOf(result),
  },
  batchConfig: { batchSize: 50 },
  examplePayload,
  perform: async (context, payload, params) => {
    const { connection, lookBackDate, showNewRecords, showUpdatedRecords, options, ...query } =
      params;
    const changeTypes: ChangeType[] = [];
    if (showNewRecords) changeTypes.push("created");
    if (showUpdatedRecords) changeTypes.push("updated");
    // The page before in this execution is known through the payload; whether the state is as fresh
    // as that is not promised.
    const resumed = Boolean(payload.paginationState);
    const pageByPage = resumed || context.batch?.enabled === true;
    const { unifiedModel, ...how } = options;
    const client = createClient(connection, context);
    const unify = unifierOf(client, { ...query, unifiedModel });
    const polled = await client.pollChanges({
      ...query,
      ...how,
      ...(await unify.reading()),
      lookBackMs: lookBackDate,
      changeTypes,
      pageByPage,
      resumed,
      state: payload.paginationState ?? context.polling.getState(),
    });
    const shown = { ...polled, changes: await unify.changes(polled.changes) };
    // Nothing may fail between this and the hand-over.
    context.polling.setState(polled.state);
    return pageByPage ? pageResult(payload, shown, !resumed) : listResult(payload, shown);
  },
});
