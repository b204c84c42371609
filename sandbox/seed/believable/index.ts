import type { Row, Store } from "../../types";
import { insertRows } from "../insertRow";
import { Random } from "../random";
import { accountRows } from "./accounts";
import { emailRows, noteRows, regarded, taskRows } from "./activities";
import { seedCommerce } from "./commerce";
import { seedCustomApis } from "./customApis";
import { seedDesk } from "./desk";
import { seedEngagements } from "./engagements";
import { contactRows, leadRows } from "./people";
import { projectRows, sensorRows } from "./projects";
import { incidentRows, opportunityRows, productRows } from "./sales";
import { idOf, type World } from "./world";

/** A few hundred rows of a made-up company's business: the same ones each time, relative to `now`. */
export function seedBelievable(store: Store, now: number): void {
  const world: World = { random: new Random(9_2), now };
  const insert = (table: string, rows: readonly Row[]): readonly Row[] => {
    insertRows(store, table, rows, now);
    return rows;
  };
  const products = insert("product", productRows(world));
  const leads = insert("lead", leadRows(world));
  const accounts = insert("account", accountRows(world));
  const contacts = insert("contact", contactRows(world, accounts));
  const opportunities = opportunityRows(world, accounts, contacts, leads);
  insert("opportunity", opportunities);
  const incidents = incidentRows(world, accounts, contacts, products);
  insert("incident", incidents);
  const projects = insert("new_project", projectRows(world, accounts, contacts));
  insert("contoso_sensordata", sensorRows(world));
  const people = regarded("contact", "contactid", contacts);
  const about = [
    ...regarded("account", "accountid", accounts),
    ...people,
    ...regarded("opportunity", "opportunityid", opportunities),
    ...regarded("incident", "incidentid", incidents),
  ];
  insert(
    "task",
    taskRows(world, [...about, ...regarded("new_project", "new_projectid", projects)]),
  );
  const emails = emailRows(world, about, people);
  insert(
    "email",
    emails.map(({ email }) => email),
  );
  insert(
    "activityparty",
    emails.flatMap(({ parties }) => parties),
  );
  insert("annotation", noteRows(world, about));
  choosePrimaryContacts(store, contacts);
  linkMany(store, world, { leads, accounts, contacts, projects, products });
  // A source of chance for each group, so that rows added to one leave those of the others alone.
  const commerce: World = { random: new Random(11_30), now };
  seedCommerce(store, insert, commerce, { products, opportunities, incidents });
  seedCustomApis(insert, { random: new Random(12_1), now });
  const engagements: World = { random: new Random(12_55), now };
  seedEngagements(store, insert, engagements, { about, people, accounts, contacts });
  const desk: World = { random: new Random(14_02), now };
  seedDesk(store, insert, desk, { accounts, contacts, leads, incidents });
}

/** The first contact an account has becomes its primary one. */
function choosePrimaryContacts(store: Store, contacts: readonly Row[]): void {
  const chosen = new Set<string>();
  for (const contact of contacts) {
    const account = idOf(contact, "parentcustomerid");
    if (contact["parentcustomerid__table"] === "account" && !chosen.has(account)) {
      chosen.add(account);
      store.update("account", account, { primarycontactid: idOf(contact, "contactid") });
    }
  }
}

function linkMany(
  store: Store,
  { random }: World,
  rows: Record<"leads" | "accounts" | "contacts" | "projects" | "products", readonly Row[]>,
): void {
  for (const lead of rows.leads.slice(0, 20)) {
    const id = idOf(lead, "leadid");
    store.link("accountleads_association", idOf(random.pick(rows.accounts), "accountid"), id);
    store.link("contactleads_association", idOf(random.pick(rows.contacts), "contactid"), id);
  }
  for (const [at, project] of rows.projects.entries()) {
    const product = rows.products[at % rows.products.length];
    if (product) {
      store.link("new_project_product", idOf(project, "new_projectid"), idOf(product, "productid"));
    }
  }
}
