import type { Runnable } from "../../../runner/run";
import type { CopyAnswer } from "../../contract";
import { checkInputs } from "../component/checkInputs";
import { findPublished } from "../component/findPublished";
import { commandText } from "../copy/commandText";
import { flowText } from "../copy/flowText";
import { jestText } from "../copy/jestText";
import { Problem } from "../http/problem";
import { asObject } from "../http/readJsonBody";
import type { Handlers } from "../http/router";
import type { Playground } from "../playground";

const KINDS: readonly Runnable[] = ["actions", "dataSources", "triggers"];

/** Calls as text, to be used elsewhere. */
export function copyRoutes(playground: Playground) {
  return {
    "POST /api/copy": ({ body }) => copyOf(playground, asObject(body, "The body")),
  } satisfies Partial<Handlers>;
}

const copyOf = (
  { component, secrets }: Playground,
  { of: given, key: name, inputs: values, as }: Record<string, unknown>,
): CopyAnswer => {
  const of = KINDS.find((kind) => kind === given);
  if (of === undefined) throw new Problem(400, `of takes ${KINDS.join(", ")}.`);
  const key = String(name ?? "");
  const published = findPublished(component, of, key);
  const inputs = checkInputs(key, published, values, secrets);
  switch (as) {
    case "command":
      return { text: commandText(of, key, published, inputs), language: "sh" };
    case "jest":
      return { text: jestText(of, key, inputs), language: "typescript" };
    case "flow":
      if (of === "dataSources") throw new Problem(400, "A data source is no step of a flow.");
      return { text: flowText(component.key, key, published, inputs), language: "yaml" };
    default:
      throw new Problem(400, "as takes command, jest or flow.");
  }
};
