import { autoNumber } from "../../store";
import type { Row } from "../../types";
import { type DealLine, dealLines, totals } from "./dealLines";
import { date, history, idOf, maybe, moment, ownership, type World } from "./world";

/** A quote, an order or an invoice, and what is sold by it. */
export interface Deal {
  readonly row: Row;
  readonly lines: readonly DealLine[];
}

type Outcome = readonly [statecode: number, statuscode: number];

const quoteStates: readonly Outcome[] = [
  [0, 1],
  [1, 2],
  [1, 3],
  [2, 4],
  [2, 4],
  [3, 5],
  [3, 7],
];

/** Quotes in every state, each for an opportunity and its customer. */
export function quoteDeals(
  world: World,
  opportunities: readonly Row[],
  products: readonly Row[],
  priceLevels: readonly Row[],
): Deal[] {
  const { random } = world;
  return Array.from({ length: 28 }, (_, at) => {
    const opportunity = random.pick(opportunities);
    const lines = dealLines(world, products);
    const [statecode, statuscode] = quoteStates[at % quoteStates.length] ?? [0, 1];
    const row = {
      quoteid: random.guid(),
      quotenumber: autoNumber("QUO", at + 1, random.guid()),
      revisionnumber: 0,
      opportunityid: idOf(opportunity, "opportunityid"),
      effectivefrom: moment(world, -200, -20),
      effectiveto: moment(world, 10, 200),
      expireson: maybe(world, date(world, 5, 90)),
      closedon: statecode === 3 ? date(world, -20, -1) : null,
      ...soldTo(opportunity, priceLevels),
      ...terms(world),
      ...totals(world, lines),
      statecode,
      statuscode,
      ...ownership(world),
      ...history(world),
    };
    return { row, lines };
  });
}

const orderStates: readonly Outcome[] = [
  [0, 1],
  [3, 100001],
  [1, 3],
  [4, 100003],
  [2, 4],
  [0, 2],
  [3, 100002],
];

/** Orders, from the quotes that were won. */
export function orderDeals(world: World, quotes: readonly Deal[]): Deal[] {
  const won = quotes.filter(({ row }) => row["statecode"] === 2);
  return won.map(({ row: quote, lines }, at) => {
    const [statecode, statuscode] = orderStates[at % orderStates.length] ?? [0, 1];
    const row = {
      ...copied(quote, ["discountpercentage", "freightamount", "freighttermscode"]),
      salesorderid: world.random.guid(),
      ordernumber: autoNumber("ORD", at + 1, world.random.guid()),
      quoteid: idOf(quote, "quoteid"),
      submitdate: statecode === 0 ? null : moment(world, -20, -5),
      datefulfilled: statecode === 3 ? moment(world, -4, -1) : null,
      statecode,
      statuscode,
      ...history(world),
    };
    return { row, lines };
  });
}

/** Invoices of the orders that were fulfilled or invoiced. */
export function invoiceDeals(world: World, orders: readonly Deal[]): Deal[] {
  const due = orders.filter(({ row }) => Number(row["statecode"]) >= 3);
  return due.map(({ row: order, lines }, at) => {
    const paid = at % 2 === 0;
    const row = {
      ...copied(order, ["discountpercentage", "freightamount"]),
      invoiceid: world.random.guid(),
      invoicenumber: autoNumber("INV", at + 1, world.random.guid()),
      salesorderid: idOf(order, "salesorderid"),
      duedate: date(world, -10, 60),
      statecode: paid ? 2 : 0,
      statuscode: paid ? 100001 : 1,
      ...history(world),
    };
    return { row, lines };
  });
}

function soldTo(opportunity: Row, priceLevels: readonly Row[]): Row {
  const currency = opportunity["transactioncurrencyid"] ?? null;
  const fitting = priceLevels.find((level) => level["transactioncurrencyid"] === currency);
  return {
    name: opportunity["name"] ?? null,
    customerid: opportunity["customerid"] ?? null,
    customerid__table: opportunity["customerid__table"] ?? null,
    transactioncurrencyid: currency,
    pricelevelid: (fitting ?? priceLevels[0])?.["pricelevelid"] ?? null,
  };
}

function terms(world: World): Row {
  const { random } = world;
  return {
    paymenttermscode: random.integer(1, 4),
    freighttermscode: maybe(world, random.integer(1, 2)),
    shippingmethodcode: maybe(world, random.integer(1, 7)),
    billto_city: "Köln",
    billto_country: "Germany",
    shipto_city: maybe(world, "Malmö", 0.5),
  };
}

const shared = [
  "name",
  "customerid",
  "customerid__table",
  "opportunityid",
  "transactioncurrencyid",
  "pricelevelid",
  "paymenttermscode",
  "shippingmethodcode",
  "billto_city",
  "billto_country",
  "shipto_city",
  "totallineitemamount",
  "totaldiscountamount",
  "totalamountlessfreight",
  "totaltax",
  "totalamount",
  "ownerid",
  "ownerid__table",
];

/** What a deal takes over from the one before it. */
function copied(from: Row, more: readonly string[]): Row {
  return Object.fromEntries([...shared, ...more].map((name) => [name, from[name] ?? null]));
}
