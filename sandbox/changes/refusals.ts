import { Refusal } from "../errors";
import { badQuery } from "../odata/refusals";
import type { Table } from "../schema/derived";

/** The texts of the list of error codes; their status is not documented. */
export function notTracked({ logicalName }: Table): Refusal {
  const message = `Entity ${logicalName} isn't enabled for change tracking.`;
  return new Refusal(400, "0x80072491", message);
}

/** A many-to-many table's rows are tracked where both of its ends are. */
export function endsNotTracked({ logicalName }: Table): Refusal {
  return new Refusal(
    400,
    "0x80072492",
    `Changes cannot be retrieved for intersect entity ${logicalName} since both related entities are not enabled for change tracking.`,
  );
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems#query-options-not-supported-in-change-tracking-web-api-request */
export function optionNotSupported(option: string): Refusal {
  return badQuery(
    `The "${option}" query parameter isn't supported when Change Tracking is enabled.`,
  );
}
