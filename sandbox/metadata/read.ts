import type { Refusal } from "../errors";
import type { PathSegment } from "../odata/path";
import { badSyntax } from "../odata/syntaxRefusal";
import { jsonAnswer } from "../query/answer";
import { jsonObject, jsonString, member } from "../query/json";
import type { Call } from "../records/call";
import type { SandboxResponse } from "../types";
import type { View } from "./model/types";
import { type Path, resolve } from "./path";
import { definitionOptions } from "./query/options";
import { bindShape } from "./query/shape";
import { parameterNotSupported } from "./refusals";

/** Answers a GET of definitions. */
export function readDefinitions(
  call: Call,
  segments: readonly PathSegment[],
  view: View,
): SandboxResponse {
  return resolve(segments, view, (path) => jsonAnswer(print(call, path, view), call.prefer));
}

function print<Subject>(call: Call, path: Path<Subject>, view: View): string {
  const options = definitionOptions(call.query);
  if (path.context.startsWith("GlobalOptionSetDefinitions") && options.filter !== undefined) {
    throw parameterNotSupported("$filter");
  }
  if (path.property !== undefined) return printProperty(call, path, path.property, view);
  if (path.single && options.filter !== undefined) throw notACollection();
  const shape = bindShape(path.type, options);
  const shown = shape.context === "" ? "" : `(${shape.context})`;
  const found = path.members.filter((subject) => shape.keeps(subject, view));
  const printed = found.map((subject) => JSON.stringify(shape.print(subject, view)));
  if (!path.single) {
    const context = contextOf(call, path.context + shown);
    return jsonObject([context, member("value", `[${printed.join(",")}]`)]);
  }
  const context = contextOf(call, `${path.context + shown}/$entity`);
  return `{${context},${printed.join("").slice(1)}`;
}

function notACollection(): Refusal {
  return badSyntax(
    "The requested resource is not a collection. Query options $filter, $orderby, $count, $skip, and $top can be applied only on collections.",
  );
}

function printProperty<Subject>(
  call: Call,
  { type, members, context }: Path<Subject>,
  name: string,
  view: View,
): string {
  const [subject] = members;
  const property = type.properties.get(name);
  const value = subject === undefined ? null : (property?.read(subject, view) ?? null);
  return jsonObject([contextOf(call, context), member("value", JSON.stringify(value))]);
}

function contextOf(call: Call, fragment: string): string {
  return member("@odata.context", jsonString(`${call.root}/$metadata#${fragment}`));
}
