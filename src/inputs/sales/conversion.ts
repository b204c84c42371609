import type { ConversionTarget } from "../../client";
import { requiredChoiceInput } from "../builders";

export const to = requiredChoiceInput<ConversionTarget>(
  "To",
  { quote: "Quote", order: "Order", invoice: "Invoice", revision: "Revision" },
  {
    placeholder: "order",
    example: "order",
    comments:
      "What to make: of an opportunity a quote, order or invoice; of a quote an order or revision; of an order an invoice.",
  },
);
