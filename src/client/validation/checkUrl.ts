import type { Connection } from "@prismatic-io/spectral";
import { kindOf } from "../auth/kindOf";
import { type Environment, environmentOf } from "../environment";
import { failed, failedBy, passed } from "./step";
import type { ValidationStep } from "./types";

const URL_STEP = "URL";

interface UrlFindings {
  readonly step: ValidationStep;
  readonly environment?: Environment;
}

/** Whether the connection names an environment, and signs in at the environment's cloud; nothing is sent yet. */
export function checkUrl(connection: Connection): UrlFindings {
  const { fields } = kindOf(connection);
  try {
    const environment = environmentOf(connection, fields.environment);
    const mismatch = fields.mismatch(connection, environment);
    if (mismatch) return { step: failed(URL_STEP, mismatch.detail, mismatch.todo) };
    return { environment, step: passed(URL_STEP, `The Web API is at ${environment.apiRoot}.`) };
  } catch (error) {
    const todo = `Set ${fields.environment} to the environment's address, as the browser shows it in a model-driven app`;
    return { step: failedBy(URL_STEP, error, todo) };
  }
}
