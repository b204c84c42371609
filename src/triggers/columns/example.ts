import { columnChanges, eventOf, watchedImages } from "../../client";
import { contract, exampleUpdate } from "../webhook/exampleUpdate";
import { accepted, branches, eventPayload } from "../webhook/payload";

const opportunity = "b1a3f0c2-5d1e-4f7a-9c2b-7e6d5c4b3a21";

const choice = (value: number) => ({ __type: `OptionSetValue:${contract}`, Value: value });

const image = (stage: number, label: string) => [
  {
    key: "watched",
    value: {
      Attributes: [
        { key: "opportunityid", value: opportunity },
        { key: "salesstage", value: choice(stage) },
      ],
      FormattedValues: [{ key: "salesstage", value: label }],
      Id: opportunity,
      LogicalName: "opportunity",
    },
  },
];

const { body, headers, request } = exampleUpdate({
  table: "opportunity",
  id: opportunity,
  written: [
    { key: "salesstage", value: choice(2) },
    { key: "opportunityid", value: opportunity },
    { key: "modifiedon", value: "/Date(1767384247000)/" },
  ],
  on: "/Date(1767409448000-0700)/",
  images: { before: image(1, "Develop"), after: image(2, "Propose") },
});

const event = eventOf(body, headers);

/** A change of a stage as the trigger hands it on. Made by the trigger's own parts, so that it cannot go stale. */
export const examplePayload = {
  branch: branches.event,
  payload: {
    ...eventPayload({ payload: request, headers }, body, event),
    changes: columnChanges(event, watchedImages(body), { watched: ["salesstage"] }),
  },
  response: accepted,
};
