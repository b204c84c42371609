import { defaults } from "../../defaults";
import { UnreadableBody } from "../../errors/failures";
import { leftMs } from "../../http/inTime";
import { scopeOf } from "../../metadata/cache/definitionCache";
import { impersonationHeaders } from "../../session/headers";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import { sharedLoad } from "../../session/sharedLoad";
import { withDeadline } from "../../session/withDeadline";
import type { Impersonation } from "../../types";
import type { StreamedResponse } from "../../types/http";
import type { Catalog } from "../../types/messages";
import { CsdlReader } from "./CsdlReader";

const READING = "Reading the messages of $metadata";

/**
 * Every message of the environment, out of its `$metadata`: megabytes of XML that are read as they arrive,
 * and of which only signatures are kept, for an hour.
 */
export function metadataMessages(
  session: Session,
  impersonation: Impersonation,
  maxAgeMs?: number,
): Promise<Catalog> {
  return sharedLoad(session, {
    cache: session.caches.messageCatalogs,
    key: scopeOf(session, impersonation),
    operation: READING,
    load: () => readMetadata(session, impersonation),
    maxAgeMs,
  });
}

/** The same, as far as it is remembered: asks nobody. */
export function knownMetadataMessages(
  session: Session,
  impersonation: Impersonation,
): Catalog | undefined {
  return session.caches.messageCatalogs.peek(scopeOf(session, impersonation));
}

const readMetadata = async (session: Session, impersonation: Impersonation): Promise<Catalog> => {
  const patient = withDeadline(session, {
    totalMs: Math.min(defaults.metadataMs, leftMs(session.endsMs)),
    tryMs: defaults.leastRequestMs,
    whose: "reading $metadata may take",
    hint: "Run again later",
  });
  const { value } = await sendOrThrow(patient, {
    method: "GET",
    path: "$metadata",
    operation: READING,
    idempotency: "always",
    headers: { ...impersonationHeaders(impersonation), Accept: "application/xml" },
    expects: "any",
    maxBytes: defaults.maxMetadataBytes,
    receive: readStream,
  });
  return value as Catalog;
};

const readStream = async ({ stream }: StreamedResponse): Promise<Catalog> => {
  const reader = new CsdlReader();
  const decoder = new TextDecoder();
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    reader.write(decoder.decode(chunk, { stream: true }));
  }
  const catalog = reader.end();
  if (!catalog) throw new UnreadableBody("the answer is no whole $metadata document");
  return catalog;
};
