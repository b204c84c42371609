import { fold } from "../../store";
import type { Row } from "../../types";
import { firstNames, jobTitles, lastNames, remarks, subjects } from "../words";
import { date, history, idOf, maybe, moment, ownership, type World } from "./world";

/** Contacts of the accounts, some on their own, some below another contact. */
export function contactRows(world: World, accounts: readonly Row[]): Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < 150; at += 1) {
    rows.push({ ...contactRow(world, at), ...company(world, accounts, rows) });
  }
  return rows;
}

function company({ random }: World, accounts: readonly Row[], contacts: readonly Row[]): Row {
  if (random.chance(0.82)) {
    const account = random.pick(accounts);
    return {
      parentcustomerid: idOf(account, "accountid"),
      parentcustomerid__table: "account",
      address1_city: account["address1_city"] ?? null,
      address1_country: account["address1_country"] ?? null,
    };
  }
  if (contacts.length > 0 && random.chance(0.3)) {
    const contact = random.pick(contacts);
    return { parentcustomerid: idOf(contact, "contactid"), parentcustomerid__table: "contact" };
  }
  return { parentcustomerid: null, parentcustomerid__table: null };
}

function contactRow(world: World, at: number): Row {
  const { random } = world;
  const { first, last } = name(world);
  return {
    contactid: random.guid(),
    firstname: maybe(world, first, 0.96),
    middlename: maybe(world, first.charAt(0), 0.1),
    lastname: last,
    emailaddress1: maybe(world, mailbox(first, last, at), 0.9),
    employeeid: maybe(world, `E-${String(20_000 + at)}`, 0.5),
    jobtitle: maybe(world, random.pick(jobTitles)),
    telephone1: maybe(world, `+1 555 01${String(random.integer(0, 99)).padStart(2, "0")}`),
    mobilephone: maybe(world, `+49 170 ${random.integer(1_000_000, 9_999_999)}`, 0.5),
    birthdate: maybe(world, date(world, -27_000, -8000), 0.6),
    anniversary: maybe(world, date(world, -12_000, -100), 0.2),
    gendercode: maybe(world, random.integer(1, 2), 0.5),
    familystatuscode: maybe(world, random.integer(1, 4), 0.4),
    numberofchildren: maybe(world, random.integer(0, 4), 0.3),
    annualincome: maybe(world, random.integer(20, 300) * 1000, 0.2),
    donotbulkemail: Number(random.chance(0.2)),
    description: maybe(world, random.pick(remarks), 0.3),
    lastusedincampaign: maybe(world, moment(world, -400, -10), 0.3),
    ...ownership(world),
    ...history(world),
  };
}

/** Leads in every state they can be in. */
export function leadRows(world: World): Row[] {
  const { random } = world;
  return Array.from({ length: 40 }, (_, at) => {
    const { first, last } = name(world);
    return {
      leadid: random.guid(),
      subject: random.pick(subjects),
      firstname: first,
      lastname: last,
      companyname: maybe(world, `${last} & Co.`),
      emailaddress1: maybe(world, mailbox(first, last, 1000 + at)),
      leadsourcecode: maybe(world, random.integer(1, 10)),
      leadqualitycode: random.integer(1, 3),
      estimatedamount: maybe(world, random.integer(1, 400) * 250, 0.6),
      estimatedclosedate: maybe(world, moment(world, 5, 200), 0.5),
      numberofemployees: maybe(world, random.integer(1, 900), 0.5),
      ...random.pick(leadStates),
      ...ownership(world),
      ...history(world),
    };
  });
}

const leadStates: readonly Row[] = [
  { statecode: 0, statuscode: 1 },
  { statecode: 0, statuscode: 2 },
  { statecode: 1, statuscode: 3 },
  { statecode: 2, statuscode: 5 },
];

function name({ random }: World): { first: string; last: string } {
  return { first: random.pick(firstNames), last: random.pick(lastNames) };
}

function mailbox(first: string, last: string, at: number): string {
  return `${fold(`${first}.${last}`).replace(/[^a-z.]/g, "")}${at}@people.example`;
}
