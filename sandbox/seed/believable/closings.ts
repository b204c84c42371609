import type { Row } from "../../types";
import { remarks } from "../words";
import type { Deal } from "./deals";
import { history, idOf, maybe, moment, ownership, type World } from "./world";

/** The activities that won and lost opportunities left behind. */
export function opportunityCloseRows(
  world: World,
  opportunities: readonly Row[],
  competitors: readonly Row[],
): Row[] {
  const { random } = world;
  const closed = opportunities.filter((row) => row["statecode"] !== 0);
  return closed.map((opportunity) => {
    const won = opportunity["statecode"] === 1;
    return {
      ...closing(world, won ? "Opportunity won" : "Opportunity lost"),
      opportunityid: idOf(opportunity, "opportunityid"),
      competitorid: won ? null : maybe(world, idOf(random.pick(competitors), "competitorid"), 0.5),
      transactioncurrencyid: opportunity["transactioncurrencyid"] ?? null,
      actualrevenue: opportunity["actualvalue"] ?? null,
    };
  });
}

export function quoteCloseRows(world: World, quotes: readonly Deal[]): Row[] {
  const closed = quotes.filter(({ row }) => Number(row["statecode"]) >= 2);
  return closed.map(({ row }) => ({
    ...closing(world, row["statecode"] === 2 ? "Quote won" : "Quote closed"),
    quoteid: idOf(row, "quoteid"),
    quotenumber: row["quotenumber"] ?? null,
    revision: 0,
  }));
}

/** Orders that were canceled or fulfilled, then perhaps invoiced. */
export function orderCloseRows(world: World, orders: readonly Deal[]): Row[] {
  const closed = orders.filter(({ row }) => Number(row["statecode"]) >= 2);
  return closed.map(({ row }) => ({
    ...closing(world, row["statecode"] === 2 ? "Order canceled" : "Order fulfilled"),
    salesorderid: idOf(row, "salesorderid"),
    ordernumber: row["ordernumber"] ?? null,
  }));
}

export function incidentResolutionRows(world: World, incidents: readonly Row[]): Row[] {
  const resolved = incidents.filter((row) => row["statecode"] === 1);
  return resolved.map((incident) => ({
    ...closing(world, "Case resolved"),
    incidentid: idOf(incident, "incidentid"),
    timespent: world.random.integer(1, 32) * 15,
  }));
}

function closing(world: World, subject: string): Row {
  const { random } = world;
  return {
    activityid: random.guid(),
    subject,
    description: maybe(world, random.pick(remarks), 0.5),
    actualend: moment(world, -29, -1),
    statecode: 1,
    statuscode: 2,
    ...ownership(world),
    ...history(world),
  };
}
