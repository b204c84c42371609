import type { Row, Store } from "../../types";
import {
  incidentResolutionRows,
  opportunityCloseRows,
  orderCloseRows,
  quoteCloseRows,
} from "./closings";
import { dealLines, detailRows } from "./dealLines";
import { type Deal, invoiceDeals, orderDeals, quoteDeals } from "./deals";
import { campaignRows, competitorRows, priceLevelRows } from "./marketing";
import { idOf, type World } from "./world";

type Insert = (table: string, rows: readonly Row[]) => readonly Row[];

/** Price lists, campaigns and competitors; quotes, orders and invoices; and what closed them. */
export function seedCommerce(
  store: Store,
  insert: Insert,
  world: World,
  rows: Record<"products" | "opportunities" | "incidents", readonly Row[]>,
): void {
  const priceLevels = insert("pricelevel", priceLevelRows(world));
  insert("campaign", campaignRows(world, priceLevels));
  const competitors = insert("competitor", competitorRows(world));
  const quotes = quoteDeals(world, rows.opportunities, rows.products, priceLevels);
  const orders = orderDeals(world, quotes);
  const units = insertUnits(insert, world);
  insertDeals(insert, world, ["quote", "quotedetail"], quotes, units);
  insertDeals(insert, world, ["salesorder", "salesorderdetail"], orders, units);
  insertDeals(insert, world, ["invoice", "invoicedetail"], invoiceDeals(world, orders), units);
  insertOpportunityProducts(insert, world, rows, units);
  insert("opportunityclose", opportunityCloseRows(world, rows.opportunities, competitors));
  insert("quoteclose", quoteCloseRows(world, quotes));
  insert("orderclose", orderCloseRows(world, orders));
  insert("incidentresolution", incidentResolutionRows(world, rows.incidents));
  linkCompetitors(store, world, rows.opportunities, competitors);
}

/** A group of units, and the first of them, which lines of deals are counted in. */
function insertUnits(insert: Insert, { random }: World): string {
  const schedule = { uomscheduleid: random.guid(), name: "Default Unit", baseuomname: "Unit" };
  const unit = { uomid: random.guid(), name: "Unit", quantity: 1, isschedulebaseuom: 1 };
  const box = { uomid: random.guid(), name: "Box of 12", quantity: 12, baseuom: unit.uomid };
  const { uomscheduleid } = schedule;
  insert("uomschedule", [schedule]);
  insert("uom", [
    { ...unit, uomscheduleid },
    { ...box, uomscheduleid },
  ]);
  return unit.uomid;
}

/** What a few of the opportunities are about. */
function insertOpportunityProducts(
  insert: Insert,
  world: World,
  rows: Record<"products" | "opportunities", readonly Row[]>,
  uomid: string,
): void {
  const lines = rows.opportunities.slice(0, 15).flatMap((opportunity) => {
    const shared = { uomid, transactioncurrencyid: opportunity["transactioncurrencyid"] ?? null };
    const parent = { ...shared, opportunityid: idOf(opportunity, "opportunityid") };
    return detailRows(world, dealLines(world, rows.products), "opportunityproduct", parent);
  });
  insert("opportunityproduct", lines);
}

function insertDeals(
  insert: Insert,
  world: World,
  [table, details]: readonly [table: string, details: string],
  deals: readonly Deal[],
  uomid: string,
): void {
  insert(
    table,
    deals.map(({ row }) => row),
  );
  const lines = deals.flatMap(({ row, lines }) => {
    const shared = { uomid, transactioncurrencyid: row["transactioncurrencyid"] ?? null };
    const parent = { ...shared, [`${table}id`]: row[`${table}id`] ?? null };
    return detailRows(world, lines, details, parent);
  });
  insert(details, lines);
}

function linkCompetitors(
  store: Store,
  { random }: World,
  opportunities: readonly Row[],
  competitors: readonly Row[],
): void {
  for (const opportunity of opportunities.slice(0, 25)) {
    const id = idOf(opportunity, "opportunityid");
    const rival = idOf(random.pick(competitors), "competitorid");
    store.link("opportunitycompetitors_association", id, rival);
  }
}
