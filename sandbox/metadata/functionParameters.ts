import { parseQuery } from "../odata/query";
import type { Call } from "../records/call";

/** The parameters of a function by name, each with the value of its alias where it has one. */
export function functionParameters(call: Call): ReadonlyMap<string, string> {
  const { aliases } = parseQuery(call.query);
  const segment = decodeURIComponent(call.path.split("/").at(-1) ?? "");
  const bound = /^\w+\((.*)\)$/s.exec(segment)?.[1] ?? "";
  return new Map(
    bound.split(",").flatMap((part) => {
      const [name = "", value = ""] = part.split("=", 2).map((text) => text.trim());
      return name === "" ? [] : [[name, aliases.get(value) ?? value] as const];
    }),
  );
}
