/** What a sandbox remembers of what came in and what went out: tests read it. */

/** One request received, in order of arrival; those of the sign-in included. */
export interface RecordedRequest {
  method: string;
  /** Path and query as sent. */
  url: string;
  /** Path without query. */
  path: string;
  headers: Record<string, string>;
  /** Body as text ("" when there was none). */
  body: string;
  /** Status answered; undefined while it is open or when the answer was swallowed by a fault. */
  status: number | undefined;
  /** What a fault rule did to it, if one did. */
  fault: string | undefined;
  /** `signIn`: the sign-in page, and what clients are told of it. */
  kind: "token" | "signIn" | "api";
  /** The requests inside of a batch, in order; undefined for any other request. */
  parts?: RecordedPart[];
}

/** One request inside of a batch. */
export interface RecordedPart {
  method: string;
  /** As sent, references to other parts included. */
  url: string;
  /** Its own headers, without those of the batch. */
  headers: Record<string, string>;
  body: string;
  /** Status in the batch's answer; undefined if it has none there. */
  status: number | undefined;
  /** What a fault rule did to it, if one did. */
  fault: string | undefined;
}

/** One event posted to a webhook, in the order the posts began. */
export interface RecordedDelivery {
  /** sdkmessageprocessingstepid and name of the step. */
  stepId: string;
  step: string;
  asynchronous: boolean;
  /** As registered, without the key that is sent along. */
  url: string;
  message: string;
  /** Logical name and primary key of the row. */
  table: string;
  id: string;
  /** The JSON text posted. */
  body: string;
  /** Last status answered; undefined while it is open and where no answer came. */
  status: number | undefined;
  /** 2 where it was posted once more; 0 while it is open. */
  attempts: number;
  /** Why it failed, in one sentence; undefined while it is open and where it was taken. */
  failure: string | undefined;
}

/** Something that was asked for and is not simulated. */
export interface RecordedRefusal {
  /** What the request was answered: `The sandbox does not simulate …`. */
  message: string;
  /** How often it was answered. */
  count: number;
  /** The first request that asked for it; of a batch the part. */
  method: string;
  url: string;
}
