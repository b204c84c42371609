import { autoNumber } from "../../store";
import type { Row } from "../../types";
import { currencies } from "../identities";
import { history, maybe, moment, ownership, type World } from "./world";

/** A price list for each currency, and one that is used no more. */
export function priceLevelRows({ random }: World): Row[] {
  const active = (name: string, currency: string): Row => ({
    pricelevelid: random.guid(),
    name,
    transactioncurrencyid: currency,
  });
  return [
    active("Standard USD", currencies.usd),
    active("Standard EUR", currencies.eur),
    active("Standard GBP", currencies.gbp),
    { ...active("Spring 2019 USD", currencies.usd), statecode: 1, statuscode: 100002 },
  ];
}

const campaigns = [
  ["Frühjahrsmesse Köln", 3, 2],
  ["Leak detection mailing", 2, 3],
  ["Flow meter trade-in", 2, 1],
  ["Vineyard sensors: pilot", 5, 0],
  ["Webinar série Été", 3, 4],
  ["Smart Grid Days", 3, 2],
] as const;

export function campaignRows(world: World, priceLevels: readonly Row[]): Row[] {
  const { random } = world;
  return campaigns.map(([name, typecode, statuscode], at) => ({
    campaignid: random.guid(),
    name,
    codename: autoNumber("CMP", at + 1, random.guid()),
    typecode,
    statecode: 0,
    statuscode,
    transactioncurrencyid: currencies.usd,
    pricelistid: priceLevels[0]?.["pricelevelid"] ?? null,
    budgetedcost: random.integer(2, 80) * 500,
    expectedrevenue: maybe(world, random.integer(10, 400) * 1000),
    expectedresponse: random.integer(1, 40),
    proposedstart: moment(world, -300, 30),
    proposedend: moment(world, 31, 120),
    ...ownership(world),
    ...history(world),
  }));
}

const competitors = [
  ["Adatum Metering", "Price", "Service"],
  ["Lucerne Sensors", "Precision", "Delivery times"],
  ["Nod Instruments", "Large catalogue", "Support only in English"],
  ["Southridge Řízení", "Close to customers in Brno", "Few references"],
  ["Wingtip & Fils", "Design", "Batteries"],
] as const;

export function competitorRows(world: World): Row[] {
  const { random } = world;
  return competitors.map(([name, strengths, weaknesses], at) => ({
    competitorid: random.guid(),
    name,
    strengths,
    weaknesses,
    keyproduct: maybe(world, `Series ${String.fromCharCode(65 + at)}`),
    websiteurl: `https://competitor${at + 1}.example/`,
    reportedrevenue: maybe(world, random.integer(1, 900) * 100_000),
    reportingyear: maybe(world, 2024, 0.6),
    transactioncurrencyid: currencies.usd,
    ...history(world),
  }));
}
