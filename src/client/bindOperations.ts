import { operations } from "./operations";
import { mayNameUser, withUserId } from "./queries/users/userByName";
import type { Session } from "./session/session";
import type { Impersonation } from "./types";

/** The operations as the layer of words calls them: without the session, which the client holds. */
export type BoundOperations = {
  readonly [Name in keyof typeof operations]: (typeof operations)[Name] extends (
    session: Session,
    ...rest: infer Rest
  ) => infer Result
    ? (...rest: Rest) => Result
    : never;
};

type Run = (session: Session, ...rest: unknown[]) => unknown;

/** An operation of which a user's name may say for whom it is done: who that is, is found out before. */
const actingFor =
  (session: Session, run: Run) =>
  (...rest: unknown[]): unknown =>
    rest.some(namesUser)
      ? usersById(session, rest).then((given) => run(session, ...given))
      : run(session, ...rest);

const namesUser = (given: unknown): given is Impersonation =>
  typeof given === "object" &&
  given !== null &&
  "impersonateUserId" in given &&
  typeof given.impersonateUserId === "string" &&
  mayNameUser(given.impersonateUserId);

const usersById = (session: Session, rest: readonly unknown[]): Promise<unknown[]> =>
  Promise.all(rest.map((given) => (namesUser(given) ? withUserId(session, given) : given)));

/** Every operation of one session; each is bound when it is asked for, since an action uses one or two. */
class Bound {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  static {
    for (const [name, operation] of Object.entries(operations)) {
      const run = operation as Run;
      Object.defineProperty(Bound.prototype, name, {
        get(this: Bound) {
          return actingFor(this.#session, run);
        },
      });
    }
  }
}

/** Binds every operation to one session. */
export function bindOperations(session: Session): BoundOperations {
  return new Bound(session) as object as BoundOperations;
}
