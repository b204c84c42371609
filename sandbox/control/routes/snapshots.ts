import { done, parameter, type Route } from "../route";
import { listOf, objectOf, text } from "../schema";

const parameters = { name: "Name of the snapshot: letters, digits, _, . and -." };

export const snapshotRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/snapshots",
    summary: "Lists the snapshots.",
    answer: {
      status: 200,
      description: "Their names.",
      schema: objectOf({ snapshots: listOf(text("A name.")) }),
    },
    run: ({ service }) => ({ snapshots: service.snapshots.list() }),
  },
  {
    method: "POST",
    path: "/snapshots/{name}",
    summary: "Saves rows, files, definitions, counted requests and clock under a name.",
    parameters,
    answer: done("Saved, in place of what had the name before."),
    run: (call) => call.service.snapshots.save(parameter(call, "name")),
  },
  {
    method: "POST",
    path: "/snapshots/{name}/restore",
    summary: "Brings back what was saved.",
    parameters,
    answer: done("Restored. Faults, logs and app registrations stay as they are."),
    run: (call) => call.service.snapshots.restore(parameter(call, "name")),
  },
  {
    method: "GET",
    path: "/snapshots/{name}",
    summary: "Exports a snapshot as text.",
    parameters,
    answer: { status: 200, description: "The snapshot.", type: "application/json" },
    run: (call) => call.service.snapshots.export(parameter(call, "name")),
  },
  {
    method: "PUT",
    path: "/snapshots/{name}",
    summary: "Imports a snapshot that was exported, from this sandbox or one with the same tables.",
    parameters,
    body: { "application/json": { description: "What was exported." } },
    answer: done("Kept under the name; it is restored by another request."),
    run: (call) =>
      call.service.snapshots.import(parameter(call, "name"), call.body.toString("utf8")),
  },
  {
    method: "DELETE",
    path: "/snapshots/{name}",
    summary: "Forgets a snapshot.",
    parameters,
    answer: done("Forgotten."),
    run: (call) => call.service.snapshots.remove(parameter(call, "name")),
  },
];
