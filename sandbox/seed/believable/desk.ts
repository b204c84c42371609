import type { Row, Store } from "../../types";
import { organizationId, users } from "../identities";
import { viewRow } from "../views";
import { type Insert, seedLists } from "./lists";
import { idOf, type World } from "./world";

/** Queues with cases and calls in them, marketing lists, articles, templates, personal views. */
export function seedDesk(
  store: Store,
  insert: Insert,
  world: World,
  rows: Record<"accounts" | "contacts" | "leads" | "incidents", readonly Row[]>,
): void {
  insert("userquery", personalViews(store, world));
  const queues = insert("queue", queueRows(world));
  insert("queueitem", queueItems(store, world, queues, rows.incidents));
  store.link("queuemembership_association", idOf(queues[2] ?? {}, "queueid"), users.salesperson.id);
  seedLists(store, insert, world, rows);
  insert("knowledgearticle", articleRows(world));
  insert("activitymimeattachment", attachmentRows(store, world));
}

/** Views of two people, of which nobody else sees any. */
function personalViews(store: Store, { random }: World): Row[] {
  const personal = (
    name: string,
    user: string,
    table: string,
    column: string,
    query: string,
  ): Row => ({
    userqueryid: random.guid(),
    ...viewRow(store, { name, table, querytype: 0, columns: { [column]: 250 }, query }),
    ownerid: user,
    ownerid__table: "systemuser",
  });
  const inKoeln =
    '<filter type="and"><condition attribute="address1_city" operator="eq" value="Köln" /></filter>';
  return [
    personal("Accounts in Köln", users.salesperson.id, "account", "name", inKoeln),
    personal("Accounts in Köln", users.application.id, "account", "name", inKoeln),
    personal(
      "All my leads",
      users.application.id,
      "lead",
      "fullname",
      '<order attribute="lastname" />',
    ),
  ];
}

function queueRows({ random }: World): Row[] {
  const queue = (name: string, emailaddress: string, rest: Row): Row => ({
    queueid: random.guid(),
    name,
    emailaddress,
    incomingemaildeliverymethod: 2,
    outgoingemaildeliverymethod: 2,
    emailrouteraccessapproval: 1,
    organizationid: organizationId,
    ownerid: users.administrator.id,
    ownerid__table: "systemuser",
    ...rest,
  });
  return [
    queue("Support", "support@northwind-instruments.example", {
      description: "Questions and faults",
    }),
    queue("Orders", "orders@northwind-instruments.example", { emailrouteraccessapproval: 2 }),
    queue("Complaints (internal)", "complaints@northwind-instruments.example", {
      queueviewtype: 1,
    }),
    queue("Trade fair 2019", "fair@northwind-instruments.example", { statecode: 1, statuscode: 2 }),
  ];
}

/** Open cases and calls; somebody works on every third of them. */
function queueItems(
  store: Store,
  world: World,
  queues: readonly Row[],
  incidents: readonly Row[],
): Row[] {
  const open = incidents.filter((row) => row["statecode"] === 0).slice(0, 9);
  const calls = store.find("phonecall", { statecode: 0 }).slice(0, 4);
  const objects = [
    ...open.map((row) => ({ row, table: "incident", id: "incidentid", title: "title", code: 112 })),
    ...calls.map((row) => ({
      row,
      table: "phonecall",
      id: "activityid",
      title: "subject",
      code: 4210,
    })),
  ];
  const at = new Date(world.now - 86_400_000).toISOString().slice(0, 19);
  return objects.map(({ row, table, id, title, code }, index) => ({
    queueitemid: world.random.guid(),
    queueid: idOf(queues[index % 3] ?? {}, "queueid"),
    objectid: idOf(row, id),
    objectid__table: table,
    objecttypecode: code,
    title: row[title] ?? null,
    enteredon: `${at}Z`,
    organizationid: organizationId,
    workerid: index % 3 === 0 ? users.salesperson.id : null,
    workerid__table: index % 3 === 0 ? "systemuser" : null,
    workeridmodifiedon: `${at}Z`,
  }));
}

function articleRows({ random }: World): Row[] {
  const article = (title: string, at: number, rest: Row): Row => ({
    knowledgearticleid: random.guid(),
    title,
    articlepublicnumber: `KA-${String(1001 + at).padStart(5, "0")}`,
    content: `<h1>${title}</h1><p>Switch the meter off, wait ten seconds, switch it on.</p>`,
    keywords: "meter, reset",
    ...rest,
  });
  const published = { statecode: 3, statuscode: 7 };
  return [
    article("Resetting a flow meter", 0, published),
    article("Calibration of pressure sensors", 1, published),
    article("Der Wärmezähler zeigt E4", 2, { statecode: 0, statuscode: 2 }),
    article("Firmware 3.9", 3, { statecode: 5, statuscode: 12 }),
  ];
}

/** A text file at a few e-mails. */
function attachmentRows(store: Store, { random }: World): Row[] {
  const emails = store.select(
    'SELECT activityid, subject FROM "email" ORDER BY activityid LIMIT 8',
  );
  return emails.map((email, at) => {
    const text = Buffer.from(`Offer ${at + 1}\n`, "utf8");
    return {
      activitymimeattachmentid: random.guid(),
      objectid: idOf(email, "activityid"),
      objectid__table: "email",
      filename: at === 0 ? "Größe 東京.txt" : `offer-${at + 1}.txt`,
      mimetype: "text/plain",
      body: text.toString("base64"),
      filesize: text.length,
      attachmentnumber: 1,
      activitysubject: email["subject"] ?? null,
    };
  });
}
