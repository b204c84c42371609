/** A refused token, as the component says it: what failed, the status, why. What it advises is for a flow. */
const REFUSED = /^.{1,500}?\(401\b[^)]{0,200}\): [^.]{1,500}\./;

/** The same error, with what to do about a token that the platform does not renew. */
export function afterSignIn(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const [refused] = REFUSED.exec(error.message) ?? [];
  if (refused !== undefined) {
    error.message = `${refused} A sign-in by --connect lasts about an hour: give the command again with --connect to sign in again.`;
  }
  return error;
}
