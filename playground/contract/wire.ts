/** The requests that runs send, live. */
import type { ClockView, FaultsView, RowChangeView } from "./sandbox";
import type { StatusView } from "./status";
import type { DeliveryView, FiringView, TriggerState } from "./triggers";

/**
 * One event of `GET /api/wire`; its SSE id grows, its SSE name is the default `message`. Every page gets all
 * events, those of other pages included. A page that comes back sends `Last-Event-ID` (`EventSource` does)
 * and gets what it missed, of the last 1,000 events.
 */
export type WireEvent =
  /** Sent twice: when the request begins (no `ms`), and when it has ended. Replace by `request.id`. */
  | { readonly kind: "request"; readonly request: WireRequest }
  | { readonly kind: "wait"; readonly runId: string; readonly at: number; readonly text: string }
  | {
      readonly kind: "run";
      readonly runId: string;
      readonly at: number;
      /** Key of the action, data source or trigger. */
      readonly key: string;
      readonly of: "actions" | "dataSources" | "triggers";
      readonly state: "started" | "succeeded" | "failed";
    }
  /** An event that the sandbox posted to a webhook, whoever has registered it. */
  | { readonly kind: "delivery"; readonly delivery: DeliveryView }
  /** A trigger went off: what a flow would begin with. */
  | { readonly kind: "fired"; readonly firing: FiringView }
  /** A trigger was started, stopped or polled. */
  | { readonly kind: "trigger"; readonly trigger: TriggerState }
  /** Rows of the sandbox were written, by whomever; at most one event a table and moment. */
  | { readonly kind: "rows"; readonly table: string; readonly changes: readonly RowChangeView[] }
  | { readonly kind: "faults"; readonly faults: FaultsView }
  | { readonly kind: "clock"; readonly clock: ClockView }
  | { readonly kind: "status"; readonly status: StatusView };

export interface WireRequest {
  readonly id: number;
  readonly runId: string;
  readonly startedAt: number;
  readonly method: string;
  /** `https://contoso.crm4.dynamics.com` */
  readonly origin: string;
  /** Path and query, decoded as far as it can be read; secrets hidden. */
  readonly url: string;
  /** `signIn`: a token was asked for; its bodies are never shown. */
  readonly purpose: "api" | "signIn";
  /** 1, or more where the same request was sent before. */
  readonly attempt: number;
  /** Undefined while it is under way, and where no answer came. */
  readonly status?: number;
  /** Until the answer had ended; undefined while it is under way. */
  readonly ms?: number;
  /** Why there was no whole answer. */
  readonly failure?: string;
  /** Why the playground did not let it go out. */
  readonly refused?: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly requestBody?: BodyView;
  readonly responseBody?: BodyView;
}

/** A body as it may be shown. */
export interface BodyView {
  /** Bytes as they were sent, compressed ones as such. */
  readonly bytes: number;
  /** At most 32,000 characters, without secrets; `""` where there is only a note. */
  readonly text: string;
  /** Why the text is not the whole body: cut, binary, a sign-in. */
  readonly note?: string;
  readonly contentType?: string;
}
