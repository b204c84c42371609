import type { Suggestion } from "../rawRequests/types";
import type { Place } from "../saved/places";

/**
 * `stays`: works as before, nothing to do. `better`: works better without a change. `look`: works, but should
 * be looked at, since something is refused, is not needed any more, or has to be made anew.
 */
export type Kind = "stays" | "better" | "look";

/** What a rule says of a step or a config variable. */
export interface Said {
  readonly kind: Kind;
  /** One or two sentences. */
  readonly text: string;
  /** Page of the documentation, with its anchor, from the root of the repository. */
  readonly page: string;
  /** The action that takes the place of a raw request. */
  readonly suggestion?: Suggestion;
}

/** What a rule says, and of what: a step of a flow, a config variable, or the definition as a whole. */
export interface Finding extends Said {
  readonly rule: string;
  readonly flow?: string;
  readonly step?: string;
  readonly variable?: string;
}

/** Looks at one step. Pure. */
export type StepRule = (place: Place) => readonly Said[];
