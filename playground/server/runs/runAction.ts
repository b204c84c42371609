import type { RunAnswer, RunFailure, RunRequest } from "../../contract";
import { checkInputs } from "../component/checkInputs";
import { findPublished } from "../component/findPublished";
import { Problem } from "../http/problem";
import { asObject } from "../http/readJsonBody";
import type { Playground } from "../playground";
import { refusalText } from "../wire/refusalText";
import type { Refused } from "../wire/runRecord";
import { factsView } from "./factsView";
import { failureView } from "./failureView";
import { nameToConfirm } from "./nameToConfirm";
import { permissionFor } from "./permissions";
import type { Finished } from "./runs";
import { shownData } from "./shownData";

/** Runs an action as `POST /api/actions/:key/run` asks for it. */
export async function runAction(
  playground: Playground,
  key: string,
  body: unknown,
): Promise<RunAnswer> {
  const { component, secrets, runs, confirmations, status, schemas } = playground;
  const published = findPublished(component, "actions", key);
  const asked = readRequest(body);
  const inputs = checkInputs(key, published, asked.inputs, secrets);
  const { outside, readOnly } = status();
  const settled =
    asked.confirm === undefined ? undefined : confirmations.settle(key, inputs, asked.confirm);
  const confirmed = settled === true;
  const permission = permissionFor(key, published, { outside, readOnly, confirmed });
  const finished = await runs.run({ of: "actions", key, inputs, permission, id: asked.runId });
  const [refused] = finished.refused;
  if (refused) return await refusedRun(playground, finished, refused, { key, inputs, settled });
  if (!finished.ok) return failureView(finished, secrets);
  const { data, contentType } = finished.run;
  const problems = schemas.problems(published, data);
  return {
    ok: true,
    ...factsView(finished),
    data: shownData(data, contentType) ?? null,
    schemaProblems: problems ?? [],
    hasSchema: problems !== undefined,
    ...(contentType === undefined ? {} : { contentType }),
  };
}

interface Asked {
  readonly key: string;
  readonly inputs: Record<string, unknown>;
  /** Whether what was typed is what was asked for; undefined where nothing was. */
  readonly settled: boolean | undefined;
}

/** A run that was stopped has failed, even where its action reports a result for each row. */
const refusedRun = async (
  playground: Playground,
  finished: Finished,
  refused: Refused,
  { key, inputs, settled }: Asked,
): Promise<RunFailure> => {
  const failure = { ...factsView(finished), ok: false, errorName: "Refused" } as const;
  if (refused.because === "readOnly") return { ...failure, error: refusalText(refused) };
  const confirm = await nameToConfirm(playground, finished.refused);
  playground.confirmations.ask(key, inputs, confirm);
  const error =
    settled === undefined
      ? confirm.text
      : `What was typed is not the name asked for. ${confirm.text}`;
  return { ...failure, error, confirm };
};

/** @throws Problem with 400 */
const readRequest = (body: unknown): RunRequest => {
  const { inputs, runId, confirm } = asObject(body, "The body");
  if (runId !== undefined && !(typeof runId === "string" && /^[\w-]{1,64}$/.test(runId))) {
    throw new Problem(400, "runId takes 1 to 64 letters, digits and dashes.");
  }
  if (confirm !== undefined && typeof confirm !== "string") {
    throw new Problem(400, "confirm takes text.");
  }
  return {
    inputs: asObject(inputs ?? {}, "inputs"),
    ...(runId === undefined ? {} : { runId }),
    ...(confirm === undefined ? {} : { confirm }),
  };
};
