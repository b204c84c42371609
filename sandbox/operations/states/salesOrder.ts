import { type Closing, mustBeIn, wrongState } from "./closeRecord";

/** What cancelling and fulfilling an order have in common. */
export const orderClosing: Omit<Closing, "state"> = {
  table: "salesorder",
  parameter: "OrderClose",
  activity: "orderclose",
  lookup: "salesorderid",
  check: mustBeIn([0, 1], wrongState("order", "active or submitted")),
};
