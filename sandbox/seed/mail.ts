import type { Row, Store } from "../types";
import { organizationId, teamTemplates, users } from "./identities";
import { insertRows } from "./insertRow";
import { Random } from "./random";

/** Mailboxes of the people, templates of e-mails and of access teams, rules against duplicates. */
export function seedMail(store: Store, now: number): void {
  const random = new Random(13_07);
  const boxes = (["administrator", "salesperson", "manager", "engineer"] as const).map((who) =>
    mailbox(random, who),
  );
  insertRows(store, "mailbox", boxes, now);
  for (const box of boxes) {
    store.update("systemuser", String(box["regardingobjectid"]), {
      defaultmailbox: box["mailboxid"] ?? null,
      emailrouteraccessapproval: box["emailrouteraccessapproval"] ?? null,
    });
  }
  insertRows(store, "template", templateRows(random), now);
  insertRows(store, "teamtemplate", [teamTemplate], now);
  seedDuplicateRules(store, random, now);
}

/** The engineer's address waits to be approved: nothing can be sent from it. */
function mailbox(random: Random, who: keyof typeof users): Row {
  const address = `${who.toLowerCase()}@northwind-instruments.example`;
  const approved = who !== "engineer";
  return {
    mailboxid: random.guid(),
    name: address,
    emailaddress: address,
    regardingobjectid: users[who].id,
    emailrouteraccessapproval: approved ? 1 : 2,
    incomingemaildeliverymethod: 2,
    outgoingemaildeliverymethod: 2,
    enabledforincomingemail: Number(approved),
    enabledforoutgoingemail: Number(approved),
    outgoingemailstatus: approved ? 1 : 0,
    incomingemailstatus: approved ? 1 : 0,
    mailboxstatus: approved ? 1 : 0,
    organizationid: organizationId,
    ownerid: users[who].id,
    ownerid__table: "systemuser",
  };
}

function templateRows(random: Random): Row[] {
  const template = (title: string, table: string, subject: string, body: string): Row => ({
    templateid: random.guid(),
    templateidunique: random.guid(),
    title,
    templatetypecode: table,
    languagecode: 1033,
    subject,
    body,
    mimetype: "text/html",
  });
  return [
    template(
      "Thank you for your visit",
      "contact",
      "Thank you, {!contact:firstname;dear customer;}",
      "<p>Dear {!contact:firstname;customer;} {!contact:lastname;},</p><p>it was good to see you.</p>",
    ),
    template(
      "We have your question",
      "incident",
      "{!incident:ticketnumber;}: we have your question",
      "<p>Your question &ldquo;{!incident:title;}&rdquo; is with us.</p>",
    ),
    template(
      "Office closed",
      "systemuser",
      "We are back on Monday",
      "<p>Our office is closed until Monday.</p>",
    ),
  ];
}

const teamTemplate: Row = {
  teamtemplateid: teamTemplates.opportunitySales,
  teamtemplatename: "Opportunity Sales Team Template",
  objecttypecode: 3,
  defaultaccessrightsmask: 23,
  issystem: 1,
};

/** The rules that tables of the sandbox declare, published, since they are enforced. */
function seedDuplicateRules(store: Store, random: Random, now: number): void {
  const declared = [...store.schema.tables.values()].flatMap(({ declaration }) =>
    (declaration.duplicateDetection ?? []).map((rule) => ({ declaration, ...rule })),
  );
  const rules = declared.map(({ declaration, name, columns }) => {
    const { logicalName, objectTypeCode } = declaration;
    const rule = {
      duplicateruleid: random.guid(),
      name,
      baseentityname: logicalName,
      matchingentityname: logicalName,
      baseentitytypecode: objectTypeCode,
      matchingentitytypecode: objectTypeCode,
      statecode: 1,
      statuscode: 2,
    };
    return { rule, columns };
  });
  const conditions = rules.flatMap(({ rule, columns }) =>
    columns.map((column) => ({
      duplicateruleconditionid: random.guid(),
      regardingobjectid: rule.duplicateruleid,
      baseattributename: column,
      matchingattributename: column,
      operatorcode: 0,
      ignoreblankvalues: 1,
    })),
  );
  insertRows(
    store,
    "duplicaterule",
    rules.map(({ rule }) => rule),
    now,
  );
  insertRows(store, "duplicaterulecondition", conditions, now);
}
