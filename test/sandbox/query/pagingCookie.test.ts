import fc from "fast-check";
import { decodeQuery } from "../../../sandbox/odata/percent";
import {
  type PagePosition,
  printSkipToken,
  readSkipToken,
} from "../../../sandbox/query/pagingCookie";
import type { OrderKey } from "../../../sandbox/query/sql/order";
import { anyText } from "../../support/anyText";

const key = (name: string, kind: OrderKey["kind"]): OrderKey => ({
  name,
  expression: "",
  value: "",
  descending: false,
  kind,
});

const keys = [
  key("name", "text"),
  key("revenue", "number"),
  key("createdon", "other"),
  key("accountid", "id"),
];

const values = fc.tuple(
  fc.option(anyText()),
  fc.option(
    fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      fc.bigInt({ min: 2n ** 60n, max: 2n ** 63n }),
    ),
  ),
  fc.option(fc.string()),
  fc.uuid(),
);

it("reads back whatever it printed, through a URL", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      values,
      values,
      fc.boolean(),
      (page, first, last, nested) => {
        const position: PagePosition = { page, first, last };
        const token = printSkipToken(keys, position, nested ? 3 : undefined);
        expect(token).toMatch(/^[\w%.~=/-]+$/);
        const read = readSkipToken(keys, decodeQuery(token));
        expect([read.page, ...read.first, ...read.last].map(String)).toEqual(
          [page, ...first, ...last].map(String),
        );
      },
    ),
  );
});
