import type { Connection } from "@prismatic-io/spectral";
import { type Environment, environmentOf } from "../environment";
import { failedBy, passed } from "./step";
import type { ValidationStep } from "./types";

const URL_STEP = "URL";

interface UrlFindings {
  readonly step: ValidationStep;
  readonly environment?: Environment;
}

/** Whether *Web API URL* names an environment; nothing is sent yet. */
export const checkUrl = (connection: Connection): UrlFindings => {
  try {
    const environment = environmentOf(connection);
    return { environment, step: passed(URL_STEP, `The Web API is at ${environment.apiRoot}.`) };
  } catch (error) {
    const todo =
      "Set Web API URL to the environment's address, as the browser shows it in a model-driven app";
    return { step: failedBy(URL_STEP, error, todo) };
  }
};
