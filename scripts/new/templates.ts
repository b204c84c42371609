/** `getInvoice` as people read it: `Get Invoice`. */
function labelOf(key: string): string {
  const words = key.replace(/([A-Z])/g, " $1").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function typeOf(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

/** The operation: one call, described; the pipeline does the rest. */
export function operationFile(key: string): string {
  return `import { resolveTable } from "../metadata/resolveTable";
import { retryWithFreshMetadata } from "../metadata/retryWithFreshMetadata";
import { resolveRecord } from "../records/resolveRecord";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import { readJson, type Session } from "../session/session";
import type { DataverseRecord, Impersonation } from "../types";

export interface ${typeOf(key)}Params extends Impersonation {
  readonly entityType: string;
  readonly entityId: string;
}

/**
 * Returns one record by its GUID or an alternate key. One request.
 *
 * @throws DataverseError if the record does not exist or may not be read
 */
export function ${key}(session: Session, params: ${typeOf(key)}Params): Promise<DataverseRecord> {
  return retryWithFreshMetadata(async (assumptions) => {
    const table = await resolveTable(session, params, assumptions);
    const { path } = await resolveRecord(session, table, assumptions);
    const response = await sendOrThrow(session, {
      method: "GET",
      path,
      operation: \`Getting \${path}\`,
      idempotency: "always",
      headers: impersonationHeaders(params),
      read: readJson,
    });
    return response.value as DataverseRecord;
  });
}
`;
}

/** The action: words, inputs, the shape of the answer. */
export function actionFile(key: string): string {
  return `import { action } from "@prismatic-io/spectral";
import { createClient, type DataverseRecord } from "../../client";
import { deleteEntityInputs } from "../../inputs";
import { exampleAccount } from "../examples";
import { outputOf, recordRead } from "../schemas";

const { connection, entityType, entityId } = deleteEntityInputs;
const examplePayload: { data: DataverseRecord } = { data: exampleAccount };

export const ${key} = action({
  display: {
    label: "${labelOf(key)}",
    description: "Get one record by its GUID or an alternate key.",
  },
  inputs: { connection, entityType, entityId },
  performSafety: "${/^(get|list|query|fetch|count|describe|search|validate)/.test(key) ? "safe" : "notAllowed"}",
  examplePayload,
  outputSchema: outputOf(recordRead),
  perform: async (context, { connection, ...params }) => ({
    data: await createClient(connection, context).${key}(params),
  }),
});
`;
}

/** The test: over HTTP, through the harness; assertions read the requests. */
export function testFile(key: string): string {
  return `import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

useVirtualTime();
const bench = useSandbox();

test("returns the record, by one request", async () => {
  const entityId = bench.sandbox.insert("account", { name: "Fabrikam" });
  const record = await bench.act("${key}", { entityType: "accounts", entityId });
  expect(record).toMatchObject({ accountid: entityId, name: "Fabrikam" });
  expect(bench.requests()).toHaveLength(1);
});

test("a record that does not exist is an error with the request id", async () => {
  const entityId = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
  const error = await bench.failure("${key}", { entityType: "accounts", entityId });
  expect(error).toMatchObject({ status: 404, outcome: "notDone" });
  expect(error.requestId).toEqual(expect.any(String));
});
`;
}
