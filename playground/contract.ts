/**
 * What the page of the playground asks its server, and what it gets. Types only: both sides import them.
 *
 * - Every route is under `/api/` on the page's own origin. Bodies of requests and answers are JSON
 *   (`Content-Type: application/json`, at most 8 MB in), except `GET /api/wire`, which is a stream of events.
 * - The page is signed in by a cookie that scripts cannot read; `fetch` on the same origin sends it. An
 *   answer with status 401 means that the server was started anew: the page asks people to open the
 *   address that the terminal shows.
 * - An answer with a status of 400 or more has a `Refusal` as its body. An action that fails is no refusal:
 *   its answer has status 200 and `ok: false`.
 * - Times are milliseconds since the epoch, durations milliseconds.
 * - Keys, names and texts come from outside: they are shown as text, never as markup.
 */
import type { FaultRule } from "dataverse-sandbox";
import type { ComponentView } from "./contract/component";
import type { CopyAnswer, CopyRequest } from "./contract/copies";
import type { RunAnswer, RunRequest, SourceAnswer, SourceRequest } from "./contract/runs";
import type {
  ClockRequest,
  ClockView,
  FaultsView,
  RowRequest,
  RowsView,
  RowView,
  TableView,
} from "./contract/sandbox";
import type { StatusView, WritesRequest } from "./contract/status";
import type { TriggerRequest, TriggerState } from "./contract/triggers";

export type * from "./contract/component";
export type * from "./contract/copies";
export type * from "./contract/runs";
export type * from "./contract/sandbox";
export type * from "./contract/status";
export type * from "./contract/triggers";
export type * from "./contract/wire";

/** Each route with its method: `Routes["POST /api/copy"]["asks"]` is the body, `["gets"]` the answer. */
export interface Routes {
  "GET /api/component": { asks: never; gets: ComponentView };
  /** `?check=1` also runs *Connection Status*, which sends requests to the environment. */
  "GET /api/status": { asks: never; gets: StatusView };
  "POST /api/writes": { asks: WritesRequest; gets: StatusView };
  "POST /api/actions/:key/run": { asks: RunRequest; gets: RunAnswer };
  "POST /api/sources/:key": { asks: SourceRequest; gets: SourceAnswer };
  /** `text/event-stream`; each event's data is a `WireEvent`. */
  "GET /api/wire": { asks: never; gets: never };
  "POST /api/copy": { asks: CopyRequest; gets: CopyAnswer };
  "GET /api/triggers": { asks: never; gets: TriggerState[] };
  "POST /api/triggers/:key": { asks: TriggerRequest; gets: TriggerState };
  /** These need the sandbox (`StatusView.sandbox`); with another environment they are refused with 409. */
  "GET /api/faults": { asks: never; gets: FaultsView };
  "POST /api/faults": { asks: FaultRule; gets: FaultsView };
  /** Takes all rules away. */
  "DELETE /api/faults": { asks: never; gets: FaultsView };
  "GET /api/clock": { asks: never; gets: ClockView };
  "POST /api/clock": { asks: ClockRequest; gets: ClockView };
  "GET /api/tables": { asks: never; gets: TableView[] };
  /** `?top=50&skip=0&order=name&descending=1&search=text`, each optional; at most 500 rows at once. */
  "GET /api/tables/:name/rows": { asks: never; gets: RowsView };
  "POST /api/tables/:name/rows": { asks: RowRequest; gets: RowView };
  "PATCH /api/tables/:name/rows/:id": { asks: RowRequest; gets: RowView };
  "DELETE /api/tables/:name/rows/:id": { asks: never; gets: { readonly id: string } };
}

/** Why a request was turned down, in one sentence for people. */
export interface Refusal {
  readonly error: string;
}
