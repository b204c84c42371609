/**
 * Asks a token endpoint for an access token. Throws with what the endpoint says against it; what answers may
 * be something else, such as a proxy with a page.
 */
export async function askToken(
  tokenUrl: string,
  parameters: Readonly<Record<string, string>>,
): Promise<string> {
  const body = new URLSearchParams(parameters);
  const answer = await fetch(tokenUrl, { method: "POST", body, redirect: "manual" });
  const text = await answer.text();
  const { access_token: token, error_description: description } = membersOf(text);
  if (answer.status === 200 && typeof token === "string") return token;
  if (typeof description === "string") throw new Error(`Signing in failed: ${description}`);
  // What comes with a 200 may be meant for nobody to read.
  const page = answer.status === 200 ? "." : `: ${text.slice(0, 300)}`;
  throw new Error(
    `Signing in failed: ${tokenUrl} answered ${answer.status} without a token${page}`,
  );
}

function membersOf(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
