import type { Row } from "../../types";
import { jobTitles, remarks, subjects } from "../words";
import { date, history, idOf, maybe, moment, ownership, type World } from "./world";

const stages = [
  { salesstage: 0, stepname: "1-Qualify", closeprobability: 20 },
  { salesstage: 1, stepname: "2-Develop", closeprobability: 45 },
  { salesstage: 2, stepname: "3-Propose", closeprobability: 70 },
  { salesstage: 3, stepname: "4-Close", closeprobability: 90 },
] as const;

/** Opportunities in every stage, open, won and lost, of accounts and of people. */
export function opportunityRows(
  world: World,
  accounts: readonly Row[],
  contacts: readonly Row[],
  leads: readonly Row[],
): Row[] {
  const { random } = world;
  return Array.from({ length: 60 }, () => {
    const account = random.pick(accounts);
    const contact = random.pick(contacts);
    const estimate = random.integer(1, 900) * 500 + random.integer(0, 3) * 0.25;
    return {
      opportunityid: random.guid(),
      name: `${random.pick(subjects)} – ${account["name"]}`,
      ...customer(world, account, contact),
      parentaccountid: idOf(account, "accountid"),
      parentcontactid: maybe(world, idOf(contact, "contactid")),
      originatingleadid: maybe(world, idOf(random.pick(leads), "leadid"), 0.25),
      transactioncurrencyid: account["transactioncurrencyid"] ?? null,
      estimatedvalue: maybe(world, estimate, 0.9),
      totalamount: estimate,
      estimatedclosedate: date(world, -60, 240),
      opportunityratingcode: random.integer(1, 3),
      discountpercentage: maybe(world, random.integer(0, 1500) / 100, 0.3),
      description: maybe(world, random.pick(remarks), 0.4),
      ...random.pick(stages),
      ...outcome(world, estimate),
      ...ownership(world),
      ...history(world),
    };
  });
}

function customer({ random }: World, account: Row, contact: Row): Row {
  return random.chance(0.75)
    ? { customerid: idOf(account, "accountid"), customerid__table: "account" }
    : { customerid: idOf(contact, "contactid"), customerid__table: "contact" };
}

function outcome(world: World, estimate: number): Row {
  const { random } = world;
  if (random.chance(0.6)) {
    return { statecode: 0, statuscode: random.integer(1, 2) };
  }
  const won = random.chance(0.6);
  return {
    statecode: won ? 1 : 2,
    statuscode: won ? 3 : random.integer(4, 5),
    actualvalue: won ? estimate : null,
    actualclosedate: date(world, -300, -1),
  };
}

/** Cases with numbers as the service gives them. */
export function incidentRows(
  world: World,
  accounts: readonly Row[],
  contacts: readonly Row[],
  products: readonly Row[],
): Row[] {
  const { random } = world;
  return Array.from({ length: 40 }, (_, at) => ({
    incidentid: random.guid(),
    title: random.pick(subjects),
    ticketnumber: `CAS-${String(1001 + at).padStart(5, "0")}-${random.guid().slice(0, 6).toUpperCase()}`,
    ...customer(world, random.pick(accounts), random.pick(contacts)),
    primarycontactid: maybe(world, idOf(random.pick(contacts), "contactid"), 0.6),
    productid: maybe(world, idOf(random.pick(products), "productid"), 0.5),
    caseorigincode: random.pick([1, 2, 3, 2483, 700610000]),
    casetypecode: maybe(world, random.integer(1, 3)),
    prioritycode: random.integer(1, 3),
    isescalated: Number(random.chance(0.1)),
    followupby: maybe(world, moment(world, 1, 30), 0.4),
    description: maybe(world, random.pick(remarks), 0.6),
    ...random.pick(caseStates),
    ...ownership(world),
    ...history(world),
  }));
}

const caseStates: readonly Row[] = [
  { statecode: 0, statuscode: 1 },
  { statecode: 0, statuscode: 3 },
  { statecode: 1, statuscode: 5 },
  { statecode: 2, statuscode: 6 },
];

/** Products, active, draft and retired. */
export function productRows({ random }: World): Row[] {
  const kinds = ["Flow Meter", "Pressure Sensor", "Data Logger", "Wärmezähler", "Probe Ø 5 mm"];
  return Array.from({ length: 20 }, (_, at) => ({
    productid: random.guid(),
    name: `${kinds[at % kinds.length]} ${String.fromCharCode(65 + at)}${random.integer(100, 999)}`,
    productnumber: `P-${String(500 + at)}`,
    productstructure: 1,
    producttypecode: random.integer(1, 4),
    quantitydecimal: 2,
    quantityonhand: random.integer(0, 90_000) / 100,
    stockweight: random.chance(0.7) ? random.integer(1, 4000) / 100 : null,
    price: random.integer(10, 4000) + random.integer(0, 9999) / 10_000,
    suppliername: random.chance(0.4) ? `${random.pick(jobTitles)} Supplies` : null,
    statecode: at % 5 === 4 ? 2 : 0,
    statuscode: at % 5 === 4 ? 0 : 1,
  }));
}
