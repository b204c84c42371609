import type { Session } from "../../session/session";
import type { ChangeEmitter } from "./ChangeEmitter";
import type { TrackingPage } from "./trackingPage";
import type { Round, Rounds, TrackedChange, TrackingState, TrackParams } from "./types";

/** A page of a round, and what it is read with. */
export interface PageOfRound<R extends Round> {
  readonly params: TrackParams;
  /** As it was before the page. */
  readonly state: TrackingState;
  readonly round: R;
  readonly page: TrackingPage;
  /** The server's time at the begin of the round, in milliseconds since the epoch. */
  readonly started: number;
  readonly emitter: ChangeEmitter;
}

/** What one kind of round does with its pages, and what it leads to. */
export interface Transitions<K extends keyof Rounds> {
  /** Gives the rows of a page to the emitter. */
  readonly collect: (session: Session, page: PageOfRound<Rounds[K]>) => Promise<void>;
  /** The state after the last page: without a round, or with the one that follows. */
  readonly finish: (page: PageOfRound<Rounds[K]>) => TrackingState;
  /** The same round from its first page. */
  readonly restart: (state: TrackingState, round: Rounds[K], params: TrackParams) => Round;
}

/** Changes, and the state behind them. */
export interface Step {
  readonly changes: readonly TrackedChange[];
  readonly state: TrackingState;
}
