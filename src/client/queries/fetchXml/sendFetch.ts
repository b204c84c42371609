import { defaults } from "../../defaults";
import { DataverseError } from "../../errors/DataverseError";
import { InputError } from "../../errors/InputError";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Call, Session } from "../../session/session";
import { encodedText } from "../../text/wholeCharacters";
import { fetchHint } from "./fetchHints";
import type { SendFetch } from "./pages";

interface Target {
  /** Entity set of the query's root. */
  readonly set: string;
  readonly operation: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What the query is called in messages; the input by default. */
  readonly input?: string | undefined;
  readonly onEvent?: Call["onEvent"];
}

/**
 * Sends queries as XML to one entity set. What does not fit into a URL travels in a `$batch`.
 *
 * @throws InputError for what does not fit there either
 */
export function sendFetch(
  session: Session,
  { set, operation, headers, onEvent, input = "XML Query" }: Target,
): SendFetch {
  return async (xml, read) => {
    const path = `${set}?fetchXml=${encodedText(xml, input)}`;
    requireShort(session.environment.apiRoot.length + path.length, input);
    const asked = { method: "GET", path, operation, idempotency: "always", headers } as const;
    try {
      return (await sendOrThrow(session, { ...asked, read, onEvent })).value as Awaited<
        ReturnType<typeof read>
      >;
    } catch (error) {
      throw error instanceof DataverseError ? hinted(error, xml) : error;
    }
  };
}

const hinted = (error: DataverseError, xml: string): DataverseError => {
  const hint = error.status === 400 ? fetchHint(xml, error.detail) : undefined;
  return hint === undefined ? error : error.withHint(hint);
};

const requireShort = (length: number, input: string): void => {
  const limit = defaults.maxBatchedUrlCharacters;
  if (length <= limit) return;
  throw new InputError(
    `${input} is too long: encoded for a URL it takes ${length} characters, and Dataverse takes ${limit}; split it, e.g. a long list of values over several queries.`,
  );
};
