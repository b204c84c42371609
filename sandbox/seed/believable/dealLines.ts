import type { Row } from "../../types";
import { idOf, maybe, type World } from "./world";

/** A product in a deal; amounts in cents. */
export interface DealLine {
  readonly productid: string;
  readonly quantity: number;
  readonly price: number;
}

export function dealLines({ random }: World, products: readonly Row[]): DealLine[] {
  return Array.from({ length: random.integer(1, 3) }, () => ({
    productid: idOf(random.pick(products), "productid"),
    quantity: random.integer(1, 12),
    price: random.integer(1000, 400_000),
  }));
}

/** The amounts of a whole deal, which add up. */
export function totals(world: World, lines: readonly DealLine[]): Row {
  const { random } = world;
  const detail = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  const percentage = maybe(world, random.integer(1, 20), 0.3);
  const discount = Math.round((detail * (percentage ?? 0)) / 100);
  const freight = random.integer(0, 300) * 100;
  const tax = Math.round((detail - discount) * 0.19);
  return {
    discountpercentage: percentage,
    freightamount: freight / 100,
    totallineitemamount: detail / 100,
    totaldiscountamount: discount / 100,
    totalamountlessfreight: (detail - discount) / 100,
    totaltax: tax / 100,
    totalamount: (detail - discount + freight + tax) / 100,
  };
}

/** The lines of a deal as rows of its table of details. */
export function detailRows(
  world: World,
  lines: readonly DealLine[],
  table: string,
  parent: Row,
): Row[] {
  return lines.map(({ productid, quantity, price }, at) => {
    const amount = (quantity * price) / 100;
    return {
      [`${table}id`]: world.random.guid(),
      ...parent,
      productid,
      quantity,
      lineitemnumber: at + 1,
      priceperunit: price / 100,
      baseamount: amount,
      extendedamount: amount,
    };
  });
}
