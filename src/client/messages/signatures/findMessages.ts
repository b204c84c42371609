import { defaults } from "../../defaults";
import { DataverseError } from "../../errors/DataverseError";
import { InputError } from "../../errors/InputError";
import { nearest } from "../../errors/nearest";
import { throwUnless } from "../../errors/throwUnless";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { Catalog, Signature } from "../../types/messages";
import { knownMetadataMessages, metadataMessages } from "../csdl/readMetadata";
import { builtInMessages } from "./builtIn";
import { isNamed } from "./messageName";
import { customApiNamed, knownCustomApi } from "./readCustomApis";

/**
 * The messages of a name, one for each table it is bound to. Our own table is asked first, then what is
 * remembered, then the rows of custom APIs, and `$metadata` for what none of them knows.
 *
 * @throws InputError that suggests what may have been meant
 */
export async function findMessages(
  session: Session,
  name: string,
  impersonation: Impersonation,
): Promise<Catalog> {
  const builtIn = narrowed(builtInMessages(), name);
  if (builtIn) return builtIn;
  const custom = knownCustomApi(session, name, impersonation);
  if (custom) return alone(custom);
  const remembered = knownMetadataMessages(session, impersonation);
  const known = remembered && narrowed(remembered, name);
  if (known) return known;
  const read = await customApiNamed(session, name, impersonation);
  return read ? alone(read) : declaredMessages(session, name, impersonation);
}

/**
 * The messages of a name as the environment itself declares them.
 *
 * @throws InputError where it declares none of that name
 */
export async function declaredMessages(
  session: Session,
  name: string,
  impersonation: Impersonation,
  maxAgeMs?: number,
): Promise<Catalog> {
  const remembered = narrowed(await allMessages(session, name, impersonation, maxAgeMs), name);
  if (remembered) return remembered;
  // What is new since then is in a fresh one.
  const fresh = await allMessages(session, name, impersonation, defaults.messagesFreshMs);
  const found = narrowed(fresh, name);
  if (found) return found;
  throw new InputError(
    `Message ${name} is no message of this environment${suggestion(name, fresh.signatures)}`,
  );
}

const allMessages = async (
  session: Session,
  name: string,
  impersonation: Impersonation,
  maxAgeMs?: number,
): Promise<Catalog> => {
  try {
    return await metadataMessages(session, impersonation, maxAgeMs);
  } catch (error) {
    throwUnless(error, DataverseError);
    throw error.withHint(
      `What ${name} takes is looked up there: check the name, or call it by Raw Request, unchecked`,
    );
  }
};

const narrowed = (catalog: Catalog, name: string): Catalog | undefined => {
  const signatures = catalog.signatures.filter(isNamed(name));
  return signatures.length === 0 ? undefined : { signatures, types: catalog.types };
};

/** Parameters of custom APIs are of types that need no description. */
const alone = (signature: Signature): Catalog => ({ signatures: [signature], types: new Map() });

const suggestion = (name: string, declared: readonly Signature[]): string => {
  const names = [...builtInMessages().signatures, ...declared].map((each) => each.name);
  const [best, ...others] = nearest(name, [...new Set(names)]);
  if (best === undefined) return "; List Messages lists those it has.";
  return `; did you mean ${best}${others.length > 0 ? ` (or ${others.join(", ")})` : ""}?`;
};
