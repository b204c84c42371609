import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readDefinition } from "../../flows/definition";
import { readJson } from "../../runner/cli/readJson";
import type { Arguments } from "../arguments";
import { type RunOptions, runFlows } from "./runFlows";
import type { Checked } from "./types";

/**
 * Runs the text of a rewritten file, which is written nowhere but to a folder that is removed again.
 *
 * @param base connection, component and clock of a test; a sandbox and the built bundle where left out
 */
export async function runRewritten(
  text: string,
  { flow, payload, configVars }: Arguments,
  base: RunOptions = {},
): Promise<Checked[]> {
  const body = payload === undefined ? undefined : readJson(payload);
  const folder = mkdtempSync(path.join(tmpdir(), "migrate-run-"));
  try {
    const file = path.join(folder, "rewritten.yml");
    writeFileSync(file, text);
    return await runFlows(file, readDefinition(text).definition, {
      ...base,
      configVars: { ...base.configVars, ...configVars },
      ...(flow === undefined ? {} : { flow }),
      ...(body === undefined ? {} : { payload: body.value, payloadText: body.text }),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
