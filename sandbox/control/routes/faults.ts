import { types } from "node:util";
import type { Armed } from "../../faults/engine";
import { parseRule } from "../../faults/parseRule";
import { ControlError } from "../controlError";
import { asked, done, parameter, type Route } from "../route";
import { listOf, objectOf, type Schema, text, whole } from "../schema";

const id = whole("Counted from 1; what the rule is removed by.");

const rule: Schema = objectOf(
  {
    "match?": objectOf({
      "method?": text("HTTP method; any where left out."),
      "path?": text("Part of path and query; any where left out."),
      "token?": { type: "boolean", description: "Token requests, not API requests." },
    }),
    "after?": whole("Lets so many matching requests pass first; default 0."),
    "times?": { description: 'Strikes so many of them; default 1, "Infinity" for all.' },
    "every?": whole("Strikes every n-th only; default 1."),
    action: objectOf({ kind: text("What happens: throttle, status, reset and others.") }, true),
  },
  false,
);

export const faultRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/faults",
    summary: "Lists the rules of faults, and how often each has struck.",
    answer: {
      status: 200,
      description: "In the order in which they are asked.",
      schema: objectOf({
        faults: listOf(
          objectOf({
            id,
            rule,
            seen: whole("Requests that matched it."),
            struck: whole("Requests that it struck."),
          }),
        ),
      }),
    },
    run: ({ service }) => ({ faults: service.faults.list().map(printed) }),
  },
  {
    method: "POST",
    path: "/faults",
    summary: "Adds a rule of faults.",
    body: { "application/json": rule },
    answer: { status: 201, description: "Added.", schema: objectOf({ id }) },
    run: ({ service, body }) => ({
      id: asked(() => service.faults.add(parseRule(body.toString("utf8")))),
    }),
  },
  {
    method: "DELETE",
    path: "/faults",
    summary: "Removes all rules.",
    answer: done("There is none any more."),
    run: ({ service }) => service.faults.clear(),
  },
  {
    method: "DELETE",
    path: "/faults/{id}",
    summary: "Removes a rule.",
    parameters: { id: "Its id." },
    answer: done("Removed."),
    run: (call) => {
      const given = parameter(call, "id");
      if (/^\d+$/.test(given) && call.service.faults.remove(Number(given))) return;
      throw new ControlError(404, `There is no rule with the id ${given}.`);
    },
  },
];

/** JSON has neither expressions nor infinity. */
function printed({ id, rule, seen, struck }: Armed): object {
  const { match, times } = rule;
  const path = types.isRegExp(match?.path) ? String(match.path) : match?.path;
  return {
    id,
    rule: {
      ...rule,
      ...(match === undefined ? {} : { match: { ...match, path } }),
      ...(times === Number.POSITIVE_INFINITY ? { times: "Infinity" } : {}),
    },
    seen,
    struck,
  };
}
