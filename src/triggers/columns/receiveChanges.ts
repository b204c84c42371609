import type { Connection, HttpResponse, TriggerPayload } from "@prismatic-io/spectral";
import {
  type ClientContext,
  type ColumnChange,
  columnChanges,
  executionContextOf,
  watchedImages,
} from "../../client";
import { accepted, branches, type EventPayload } from "../webhook/payload";
import { type ReceiveRules, receive } from "../webhook/receive";
import { watchedColumns } from "./watchedColumns";

interface Context extends ClientContext {
  readonly isSimulatedTestExecution?: boolean | undefined;
}

export interface ChangeParams extends ReceiveRules {
  readonly connection: Connection;
  readonly entityType: string;
  readonly columns: readonly string[];
  readonly from: readonly string[] | undefined;
  readonly to: readonly string[] | undefined;
}

/** What a flow gets: what Record Events hands on, and the changes. */
export type ChangesPayload = (TriggerPayload | EventPayload) & {
  readonly changes: readonly ColumnChange[];
};

export interface ReceivedChanges {
  readonly branch: string;
  readonly payload: ChangesPayload;
  readonly response: HttpResponse;
}

/** Takes in one request of Dataverse as Record Events does, and keeps what changed a watched column. */
export async function receiveChanges(
  context: Context,
  request: TriggerPayload,
  params: ChangeParams,
): Promise<ReceivedChanges> {
  const { branch, payload } = await receive(context, request, params);
  if (branch !== branches.event || !("event" in payload)) return nothing(payload);
  const { message } = payload.event;
  if (message !== "Update") return ignored(context, payload, `It is a ${message}, no Update.`);
  const changesAs = await changesIn(context, payload, params);
  const changes = changesAs(params);
  if (changes.length === 0) return ignored(context, payload, whyNone(changesAs({})));
  return { branch: branches.event, payload: { ...payload, changes }, response: accepted };
}

type Wanted = Pick<ChangeParams, "from" | "to">;

const whyNone = (changes: readonly ColumnChange[]): string =>
  changes.length === 0
    ? "No watched column has another value than before."
    : `From and To name other values than those of ${changes.map(({ column }) => column).join(", ")}.`;

const changesIn = async (
  context: Context,
  { event, bodyData }: EventPayload,
  { connection, entityType, columns }: ChangeParams,
): Promise<(wanted: Partial<Wanted>) => ColumnChange[]> => {
  const images = watchedImages(executionContextOf([bodyData]));
  const isWhole = images.before !== undefined && images.after !== undefined;
  const watched = isWhole ? [] : await watchedColumns({ connection, entityType, columns }, context);
  return ({ from, to }) => columnChanges(event, images, { watched, from, to });
};

const ignored = (
  context: Context,
  payload: EventPayload,
  ignoredBecause: string,
): ReceivedChanges => {
  context.logger.info(`An event was ignored. ${ignoredBecause}`);
  return nothing({ ...payload, ignored: true, ignoredBecause });
};

const nothing = (payload: TriggerPayload | EventPayload): ReceivedChanges => ({
  branch: branches.heartbeat,
  payload: { ...payload, changes: [] },
  response: accepted,
});
