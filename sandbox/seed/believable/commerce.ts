import type { Row, Store } from "../../types";
import {
  incidentResolutionRows,
  opportunityCloseRows,
  orderCloseRows,
  quoteCloseRows,
} from "./closings";
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
  insert("quote", quotes.map(toRow));
  const orders = orderDeals(world, quotes);
  insert("salesorder", orders.map(toRow));
  insert("invoice", invoiceDeals(world, orders).map(toRow));
  insert("opportunityclose", opportunityCloseRows(world, rows.opportunities, competitors));
  insert("quoteclose", quoteCloseRows(world, quotes));
  insert("orderclose", orderCloseRows(world, orders));
  insert("incidentresolution", incidentResolutionRows(world, rows.incidents));
  linkCompetitors(store, world, rows.opportunities, competitors);
}

function toRow({ row }: Deal): Row {
  return row;
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
