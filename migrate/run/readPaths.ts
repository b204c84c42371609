import type { Flow } from "../../flows/definition";
import { looseName } from "../../flows/values/names";
import { stepsOf } from "../saved/places";
import { referencesOf } from "../saved/values";

/** What the steps of a flow read of the results of one step: `value.0.name`, without doubles. */
export function readPaths(flow: Flow, stepName: string): string[] {
  const wanted = looseName(stepName);
  const paths = stepsOf(flow)
    .flatMap(referencesOf)
    .flatMap((path) => {
      const [name = "", rest = ""] = cut(path);
      const [results, inside = ""] = cut(rest);
      return looseName(name) === wanted && results === "results" && inside !== "" ? [inside] : [];
    });
  return [...new Set(paths)];
}

/** The name in front of the first dot or bracket, and what is behind it. */
const cut = (path: string): [string, string] => {
  const at = path.search(/[.[]/);
  if (at < 0) return [path, ""];
  return [path.slice(0, at), path[at] === "." ? path.slice(at + 1) : path.slice(at)];
};
