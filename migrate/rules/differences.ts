import type { Step } from "../../flows/definition";
import type { StepRule } from "../findings/types";
import { isDynamics } from "../saved/kinds";
import { inputOf, isOn, isSet, literalText, pairsOf } from "../saved/values";

/** A line of docs/differences.md, and the steps that it concerns. */
interface Difference {
  readonly number: string;
  readonly actions: readonly string[];
  /** Whether the step comes across it; every one of these actions, where left out. */
  readonly meets?: (step: Step) => boolean;
  readonly text: string;
}

const text = (step: Step, key: string): string => literalText(inputOf(step, key)) ?? "";
const sets = (step: Step, key: string): boolean => isSet(inputOf(step, key));
const isOff = (step: Step, key: string): boolean => text(step, key).toLowerCase() === "false";
const asksForPages = (step: Step): boolean =>
  isOn(inputOf(step, "fetchAll")) ||
  ["pageNumber", "nextPageId", "pagination"].some((key) => sets(step, key));

const ON_RECORDS = [
  "queryEntities",
  "getEntity",
  "createEntity",
  "updateEntity",
  "upsertEntity",
  "deleteEntity",
];

/** By the numbers of docs/differences.md. */
export const DIFFERENCES: readonly Difference[] = [
  {
    number: "D1",
    actions: ["fetchXml"],
    meets: (step) => /^\s/.test(text(step, "xmlQuery")) && asksForPages(step),
    text: "The query begins with white space, so that its pages were never asked for; now they are.",
  },
  {
    number: "D2",
    actions: ["fetchXml"],
    meets: (step) => /<fetch[^>]{0,500}\spage\s?=/.test(text(step, "xmlQuery")),
    text: "The query names a page, which broke the second one; now the attribute is replaced.",
  },
  {
    number: "D3",
    actions: ["fetchXml"],
    meets: (step) => asksForPages(step) && !sets(step, "includeAnnotations"),
    text: "Paging works without Include Annotations.",
  },
  {
    number: "D4",
    actions: ["queryEntities"],
    meets: (step) => isOn(inputOf(step, "fetchAll")),
    text: "Fetch All reads to the end instead of stopping after 100 pages; hasMore says so.",
  },
  {
    number: "D5",
    actions: ON_RECORDS,
    meets: (step) =>
      inputOf(step, "entityType")?.type === "configVar" || isLogicalName(text(step, "entityType")),
    text: "A table is found by its logical name too, which the picker used to yield and which answered 404.",
  },
  {
    number: "D7",
    actions: ["getEntityMetaData"],
    meets: (step) => isOff(step, "lookupField"),
    text: "Works with Use Logical Name for Lookup switched off.",
  },
  {
    number: "D8",
    actions: ["listAttributesAction", "queryAttributes"],
    meets: (step) => sets(step, "attributeType"),
    text: "Attribute Type works, by whichever of its names.",
  },
  {
    number: "D9",
    actions: ["updateAttribute"],
    text: "Takes partial bodies, keeps labels of other languages, and publishes where Publish is on.",
  },
  {
    number: "D10",
    actions: ["batchEntityActions"],
    text: "A failure says which action it was; upserts and going on after errors can be asked for.",
  },
  {
    number: "D11",
    actions: ["getEntitiesMetaData"],
    text: "Sends five requests at most instead of one a table.",
  },
  {
    number: "D12",
    actions: ["getEntitiesMetaData"],
    meets: (step) =>
      sets(step, "recordTypeFilter") || isOn(inputOf(step, "includeOnlyTopLevelRecordTypes")),
    text: "Include All Custom adds to the filter, and Top Level Only takes away from everything: the list may differ.",
  },
  {
    number: "D14",
    actions: ["updateEntity", "upsertEntity"],
    meets: (step) =>
      pairsOf(inputOf(step, "fieldValues")).some(({ name }) => name === "@odata.etag"),
    text: "An outdated version of the record is an error, where it used to answer false.",
  },
  {
    number: "D15",
    actions: ["pollChangesTrigger"],
    text: "Records of one second or of long transactions are not skipped, and a backlog comes page by page.",
  },
  {
    number: "D16",
    actions: ["pollChangesTrigger"],
    text: "The first poll begins by the clock of Dataverse. A state that the flow has already is taken over.",
  },
  {
    number: "D17",
    actions: ["dynamicsWebhookTrigger"],
    text: "Adds event with plain values and ISO dates to bodyData and inputParameters, which stay as they are.",
  },
  {
    number: "D19",
    actions: ["createEntity", "updateEntity", "upsertEntity"],
    meets: (step) => pairsOf(inputOf(step, "fieldValues")).length > 0,
    text: "Field Value becomes what the column takes: numbers, dates, choices by label, lookups by table and name.",
  },
  {
    number: "D21",
    actions: ["listAttributesAction"],
    text: "Columns without a display name are listed too.",
  },
];

/** Names of sets end with an s as a rule; a logical name hardly ever does. */
const isLogicalName = (name: string): boolean => /^[a-z]\w*$/.test(name) && !name.endsWith("s");

export const differences: StepRule = ({ step }) =>
  isDynamics(step)
    ? DIFFERENCES.filter(
        ({ actions, meets }) => actions.includes(step.action.key) && (meets?.(step) ?? true),
      ).map((difference) => ({
        kind: "better",
        text: `${difference.text} (${difference.number})`,
        page: "docs/differences.md",
      }))
    : [];
