import { InputError } from "../../errors/InputError";

interface Guard {
  /** What is refused, by the name of the message. */
  readonly names: RegExp;
  readonly what: string;
  /** The action that does it with care, or what to do instead. */
  readonly instead: string;
}

const RAW = "Raw Request sends it without a guard";

/**
 * Messages that are not sent by their names. A prefix of a publisher makes a name another one, so that those
 * of custom APIs are never among them.
 */
const GUARDS: readonly Guard[] = [
  {
    names: /^(?:BulkDelete|DeleteMultiple)$/i,
    what: "deletes records in bulk",
    instead: "use Bulk Delete Entities, which has a result for each record",
  },
  {
    names: /^(?:Create|Update|Upsert)Multiple$/i,
    what: "writes all rows or none, and cannot be repeated after a lost answer",
    instead:
      "use Bulk Create Entities, Bulk Update Entities or Bulk Upsert Entities, which send it with a result for each row",
  },
  {
    names:
      /^(?:InsertOptionValue|InsertStatusValue|UpdateOptionValue|UpdateStateValue|OrderOption|DeleteOptionValue)$/i,
    what: "changes the definition of a choice",
    instead: RAW,
  },
  {
    names: /^(?:Bulk)?Delete\w*$/i,
    what: "deletes what cannot be brought back",
    instead: `use Delete Entity or Bulk Delete Entities for records; ${RAW}`,
  },
  {
    names: /^(?:PublishXml|PublishAllXml)(?:Async)?$/i,
    what: "publishes customizations, for which other changes of definitions have to wait",
    instead: `Update Attribute publishes the table it changes with Publish; ${RAW}`,
  },
  {
    names:
      /^(?:Import(?:Solution|Translation|FieldTranslation)(?:Async)?|StageSolution|StageAndUpgrade(?:Async)?|CloneAs(?:Patch|Solution)|(?:Add|Update|Remove)SolutionComponent|UninstallSolution(?:Async)?|Deprovision\w*|ProvisionLanguage(?:Async)?)$/i,
    what: "changes the solutions of the environment",
    instead: `use the tools of Power Platform; ${RAW}`,
  },
  {
    names:
      /^(?:Create(?:CustomerRelationships|PolymorphicLookupAttribute)|ReactivateEntityKey|SetAutoNumberSeed|SetLocLabels|AutoMapEntity|CopySystemForm|ConvertDateAndTimeBehavior|RemoveActiveCustomizations)$/i,
    what: "changes definitions",
    instead: `use Create Attribute, Update Attribute or Delete Attribute for columns; ${RAW}`,
  },
];

/** Messages of the SDK that the Web API has under another name, or as plain requests. */
const NOT_IN_WEB_API: ReadonlyMap<string, string> = new Map([
  ["create", "Create Entity"],
  ["retrieve", "Get Entity"],
  ["retrievemultiple", "Query Entities or Run Fetch XML Query"],
  ["update", "Update Entity"],
  ["upsert", "Upsert Entity"],
  ["delete", "Delete Entity"],
  ["assign", "Assign Records"],
  ["setstate", "Set Record State"],
  ["associate", "Associate Records"],
  ["disassociate", "Disassociate Records"],
  ["executebyidsavedquery", "Run Fetch XML Query"],
  ["executebyiduserquery", "Run Fetch XML Query"],
  ["executefetch", "Run Fetch XML Query"],
  ["executemultiple", "Run Batch Operations"],
  ["executetransaction", "Run Batch Operations"],
]);

/** Why a message is not sent, and what to use instead; undefined for those that may be sent. */
export function guardOf(name: string): string | undefined {
  const guard = GUARDS.find(({ names }) => names.test(name));
  if (guard) return `${name} ${guard.what}: ${guard.instead}`;
  const action = NOT_IN_WEB_API.get(name.toLowerCase());
  return (
    action && `${name} is a message of the SDK, which the Web API does not have: use ${action}`
  );
}

/** @throws InputError that names the action to use in the place of the message */
export function refuseGuarded(name: string): void {
  const guard = guardOf(name);
  if (guard !== undefined) throw new InputError(`${guard}.`);
}
