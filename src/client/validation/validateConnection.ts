import type { Connection } from "@prismatic-io/spectral";
import { kindOf } from "../auth/kindOf";
import { processCaches } from "../caches/caches";
import type { Session } from "../session/session";
import { checkPrivileges, PRIVILEGES_STEP, type PrivilegeFindings } from "./checkPrivileges";
import { checkToken, TOKEN_STEP } from "./checkToken";
import { checkUrl } from "./checkUrl";
import { checkUser, USER_STEP } from "./checkUser";
import { checkWhoAmI, RATE_LIMIT_STEP, WHO_AM_I_STEP } from "./checkWhoAmI";
import { skipped } from "./step";
import type { Validation, ValidationParams, ValidationStep } from "./types";

/** Every step in its order; who stops early skips the rest of them. */
const STEPS = [TOKEN_STEP, WHO_AM_I_STEP, USER_STEP, PRIVILEGES_STEP, RATE_LIMIT_STEP];

/**
 * Looks through a connection step by step and says what is wrong and what to do about it. Nothing that
 * it finds is thrown.
 *
 * @param open makes the session, once it is known that the connection names an environment
 */
export async function validateConnection(
  connection: Connection,
  params: ValidationParams,
  open: () => Session,
): Promise<Validation> {
  const steps: ValidationStep[] = [];
  const stop = (found?: PrivilegeFindings): Validation => {
    const last = steps.at(-1)?.name ?? "";
    const left = STEPS.slice(STEPS.indexOf(last) + 1);
    steps.push(...left.map((name) => skipped(name, `${last} failed`)));
    return {
      ok: steps.every(({ ok }) => ok !== false),
      steps,
      missingPrivileges: found?.missing ?? [],
      actions: found?.actions ?? [],
    };
  };
  /** Adds a step; answers whether there is a point in going on. */
  const add = (step: ValidationStep): boolean => steps.push(step) > 0 && step.ok === true;

  const { step, environment } = checkUrl(connection);
  if (!add(step) || !environment) return stop();
  const { fields, tokens } = kindOf(connection);
  const source = tokens(connection, environment, processCaches);
  const session = open();
  const token = await checkToken(source, environment, fields, session.endsMs);
  if (!add(withWarning(token, connection))) return stop();
  const who = await checkWhoAmI(session, fields);
  if (!add(who.step) || who.userId === undefined) return stop();
  add((await checkUser(session, who.userId)).step);
  const { entityTypes = [], actions = [] } = params;
  const isAsked = entityTypes.length + actions.length > 0;
  const found = isAsked ? await checkPrivileges(session, who.userId, params) : undefined;
  add(found?.step ?? skipped(PRIVILEGES_STEP, "Entity Types names no table"));
  if (who.rateLimits) add(who.rateLimits);
  return stop(found);
}

/** What works and will end soon is not wrong, and there is something to do about it. */
const withWarning = (step: ValidationStep, connection: Connection): ValidationStep => {
  const warning = step.ok === true ? kindOf(connection).fields.warning?.(connection) : undefined;
  if (!warning) return step;
  return { ...step, detail: `${step.detail} ${warning.detail}`, todo: warning.todo };
};
