import { organizationId } from "../../seed/identities";
import type { Row, Store } from "../../types";
import { type ImageRegistration, type Operation, type Step, stages } from "../types";
import { imagesOf, primaryNameImage } from "./images";
import { inputParameters } from "./target";
import { pair, reference } from "./wire";

/** Who did what a step is told of, and when. */
export interface Origin {
  /** systemuserid of the caller, the impersonated one where there is one. */
  userId: string;
  /** How many operations deep: 1 for what came from outside. */
  depth: number;
  correlationId: string;
  /** Of this very event; that of the system job where the step is asynchronous. */
  operationId: string;
  /** Milliseconds since the epoch. */
  now: number;
}

const organizationName = "northwind";
/** Stage of the operation itself, out of which an asynchronous step's event comes. */
const mainOperation = 30;

/**
 * The body of a delivery: a `RemoteExecutionContext`.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-webhooks#parse-the-json-data
 */
export function executionContext(
  store: Store,
  operation: Operation,
  step: Step,
  images: readonly ImageRegistration[],
  origin: Origin,
): Readonly<Record<string, unknown>> {
  const parameters = inputParameters(store, operation, step.stage);
  const own = common(store, operation, step, origin);
  const pre = imagesOf(store, operation, images, "before");
  const post = imagesOf(store, operation, images, "after");
  const name = step.asynchronous ? primaryNameImage(store, operation) : [];
  return {
    ...own,
    InputParameters: parameters,
    OutputParameters: outputParameters(operation, step),
    ParentContext: {
      ...own,
      InputParameters: [...parameters, pair("SuppressDuplicateDetection", false)],
      IsInTransaction: true,
      Mode: 0,
      OutputParameters: [],
      ParentContext: null,
      PostEntityImages: [],
      PreEntityImages: [],
      Stage: mainOperation,
    },
    PostEntityImages: step.stage === stages.postOperation ? [...name, ...post] : [],
    PreEntityImages: pre,
  };
}

/** What the context of the operation itself has alike. */
function common(store: Store, operation: Operation, step: Step, origin: Origin) {
  const associated = operation.association !== undefined;
  const user = store.read("systemuser", origin.userId);
  return {
    BusinessUnitId: user?.["businessunitid"] ?? null,
    CorrelationId: origin.correlationId,
    Depth: origin.depth,
    InitiatingUserId: origin.userId,
    IsExecutingOffline: false,
    IsInTransaction: !step.asynchronous && step.stage !== stages.preValidation,
    IsOfflinePlayback: false,
    IsolationMode: 1,
    MessageName: operation.message,
    Mode: step.asynchronous ? 1 : 0,
    OperationCreatedOn: localDate(origin.now),
    OperationId: origin.operationId,
    OrganizationId: organizationId,
    OrganizationName: organizationName,
    OwningExtension: reference("sdkmessageprocessingstep", step.id, step.name),
    PrimaryEntityId: operation.id,
    PrimaryEntityName: associated ? "none" : operation.table.logicalName,
    RequestId: null,
    SecondaryEntityName: "none",
    SharedVariables: [],
    Stage: step.stage,
    UserId: step.impersonates ?? origin.userId,
  };
}

/** Where the service's own machines are; seven hours behind UTC. */
const machineOffsetMs = -7 * 3_600_000;

/**
 * A time in UTC that the serializer takes for the machine's own: it moves it by the offset and names the
 * offset, so that milliseconds plus offset is the time, as in Microsoft's sample of a body.
 */
function localDate(now: number): string {
  return `/Date(${now - machineOffsetMs}-0700)/`;
}

function outputParameters({ message, id }: Operation, { stage }: Step): object[] {
  return message === "Create" && stage === stages.postOperation ? [pair("id", id)] : [];
}

/** The values a system job keeps of the event it was for. */
export function jobValues({ message, table }: Operation, origin: Origin): Row {
  return {
    asyncoperationid: origin.operationId,
    operationtype: 1,
    messagename: message,
    primaryentitytype: table.logicalName,
    correlationid: origin.correlationId,
    depth: origin.depth,
  };
}
