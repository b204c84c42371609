import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type EntityTypeList } from "../../client";
import { listEntitiesInputs, mergePagination } from "../../inputs";
import { flag, integer, object, outputOf, text } from "../schemas";
import { list, orNull } from "./shapes";

const examplePayload: { data: EntityTypeList } = {
  data: {
    entities: [
      { name: "accounts", kind: "EntitySet", url: "accounts" },
      { name: "contacts", kind: "EntitySet", url: "contacts" },
    ],
    totalCount: 812,
    nextLink: "MiBjb250YWN0cw",
    hasMore: true,
  },
};

export const listEntities = action({
  display: {
    label: "List Entity Types",
    description: "List the entity set names of the environment.",
  },
  inputs: listEntitiesInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(
    object(
      "One page of entity types, or all of them with Fetch All",
      {
        entities: list(
          "The entity types",
          object("An entity type", {
            name: text("Entity set name"),
            kind: text("EntitySet, as a rule"),
            url: text("Address relative to the root of the Web API"),
          }),
        ),
        totalCount: integer("Number of entity types in the environment, not only on this page"),
        nextLink: orNull(text("For Next Link, to get the next page; null on the last one")),
        hasMore: flag("False when there is no further page"),
      },
      ["entities", "totalCount", "nextLink", "hasMore"],
    ),
  ),
  perform: async (context, { connection, fetchAll, ...paging }) => ({
    data: await createClient(connection, context).listEntityTypes({
      ...mergePagination(paging),
      fetchAll,
    }),
  }),
});
