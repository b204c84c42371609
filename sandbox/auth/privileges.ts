import { createHash } from "node:crypto";
import { Refusal } from "../errors";
import type { Table } from "../schema/derived";
import type { RequestContext, Store } from "../types";
import { rolesOf } from "./roles";

/** What a privilege on a table may allow, in the order definitions list them. */
export const verbs = [
  "Create",
  "Read",
  "Write",
  "Delete",
  "Assign",
  "Share",
  "Append",
  "AppendTo",
] as const;

export type Verb = (typeof verbs)[number];

/** What a refusal names: a table, or a kind of definition. */
export interface Secured {
  objectTypeCode: number;
  logicalName: string;
  label: string;
}

/**
 * What the sandbox's security roles allow, at organization level. A role not named here allows
 * nothing, which is how a test meets any denied privilege.
 */
const privilegesOfRole: Record<string, readonly RegExp[]> = {
  "System Administrator": [/^prv(?!ActOnBehalfOf)/],
  "System Customizer": [
    /^prv(Create|Read|Write|Delete)(ServiceEndpoint|SdkMessageProcessingStep(Image)?)$/,
    /^prvRead(SdkMessage(Filter)?|AsyncOperation)$/,
  ],
  Delegate: [/^prvActOnBehalfOfAnotherUser$/],
  Salesperson: [
    /^prvRead(Entity|Attribute|Relationship)$/,
    /^prv(Create|Read|Write|Append|AppendTo|Assign)(Account|Contact|Lead|Opportunity|Incident|Quote|Order|Invoice|Connection)$/,
    /^prv(Create|Read|Write|Delete|Append|AppendTo|Assign)(Activity|Note)$/,
    /^prvRead(User|Team|BusinessUnit|TransactionCurrency|Product|PriceLevel|UoM(Schedule)?)$/,
    /^prvRead(Campaign|Competitor|ConnectionRole|Organization|Workflow|Publisher|Solution)$/,
    /^prvRead(Query|Queue|KnowledgeArticle|EmailTemplate|Mailbox|DuplicateRule|StringMap)$/,
    /^prv(Create|Read|Write|Delete|Append|AppendTo|Assign)(UserQuery|List)$/,
    /^prv(Read|Write)UserSettings$|^prvAppendToQueue$/,
  ],
};

/**
 * What a role allows in the user's business unit and those below it. A user of the root unit meets
 * every row that way, yet not at organization level; for any other the rows would have to be sifted,
 * which the sandbox does not do, so that the role gives such a user nothing.
 */
const deepPrivilegesOfRole: Record<string, readonly RegExp[]> = {
  "Unit Reader": [/^prvRead/],
};

/** How far a privilege reaches: the whole organization, or a business unit and those below it. */
export type Depth = "Global" | "Deep";

/**
 * The furthest reach that the user's roles give a privilege; undefined where they do not give it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/security-model#role-based-security
 */
export function depthOf(store: Store, userId: string, privilege: string): Depth | undefined {
  const roles = rolesOf(store, userId);
  const gives = (privileges: Record<string, readonly RegExp[]>) =>
    roles.some((role) => privileges[role]?.some((pattern) => pattern.test(privilege)));
  if (gives(privilegesOfRole)) return "Global";
  return gives(deepPrivilegesOfRole) && isInRootUnit(store, userId) ? "Deep" : undefined;
}

/** Whether any of the user's roles gives a privilege. */
export function holds(store: Store, userId: string, privilege: string): boolean {
  return depthOf(store, userId, privilege) !== undefined;
}

function isInRootUnit(store: Store, userId: string): boolean {
  const unit = store.read("systemuser", userId)?.["businessunitid"];
  const row = store.read("businessunit", String(unit));
  return row !== undefined && row["parentbusinessunitid"] === null;
}

/** `requireNamedPrivilege` for what is done to rows of a table; `depth` is the least reach. */
export function requirePrivilege(
  store: Store,
  context: Pick<RequestContext, "userId" | "actingUserId">,
  table: Table,
  verb: Verb,
  depth: Depth = "Deep",
): void {
  const { objectTypeCode, label } = table.declaration;
  const secured = { objectTypeCode, logicalName: table.logicalName, label };
  requireNamedPrivilege(store, context, privilegeOf(table, verb), secured, depth);
}

/**
 * Throws a `Refusal` with 403 unless the caller, and who impersonates it, both have the privilege:
 * an impersonated request may do what both may do.
 */
export function requireNamedPrivilege(
  store: Store,
  context: Pick<RequestContext, "userId" | "actingUserId">,
  privilege: string,
  { objectTypeCode, logicalName, label }: Secured,
  depth: Depth = "Deep",
): void {
  const users = [context.userId, ...(context.actingUserId ? [context.actingUserId] : [])];
  const lacking = users.find((user) => {
    const held = depthOf(store, user, privilege);
    return held === undefined || (depth === "Global" && held !== "Global");
  });
  if (lacking === undefined) return;
  throw new Refusal(
    403,
    "0x80040220",
    `Principal user (Id=${lacking}, type=8, roleCount=${rolesOf(store, lacking).length}) is missing ${privilege} privilege (Id=${privilegeId(privilege)}) on OTC=${objectTypeCode} for entity '${logicalName}' (LocalizedName='${label}'). context.Caller=${context.userId}`,
  );
}

/**
 * The privilege that something takes. Rights on an item of a queue follow from those on its queue.
 * https://learn.microsoft.com/power-apps/developer/data-platform/queue-entities
 */
function privilegeOf(table: Table, verb: Verb): string {
  if (table.logicalName !== "queueitem") return `prv${verb}${privilegeName(table)}`;
  return verb === "Read" ? "prvReadQueue" : "prvAppendToQueue";
}

/** Every kind of activity shares one set of privileges; a note's is called after the note. */
export function privilegeName(table: Table): string {
  if (table.declaration.activity || table.logicalName === "activityparty") return "Activity";
  return privilegeNames[table.logicalName] ?? table.declaration.schemaName;
}

/** Privileges that are called after something else than their table, or are those of another one. */
const privilegeNames: Readonly<Record<string, string>> = {
  activitymimeattachment: "Activity",
  annotation: "Note",
  duplicaterulecondition: "DuplicateRule",
  invoicedetail: "Invoice",
  listmember: "List",
  opportunityproduct: "Opportunity",
  quotedetail: "Quote",
  salesorder: "Order",
  salesorderdetail: "Order",
  savedquery: "Query",
  systemuser: "User",
  template: "EmailTemplate",
};

/** Privileges have fixed ids; the sandbox derives one from the name. */
export function privilegeId(privilege: string): string {
  const hex = createHash("sha256").update(privilege).digest("hex");
  return [8, 4, 4, 4, 12]
    .map((length, at, lengths) => {
      const start = lengths.slice(0, at).reduce((sum, next) => sum + next, 0);
      return hex.slice(start, start + length);
    })
    .join("-");
}
