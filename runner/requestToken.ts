/** Asks a token endpoint; throws an `Error` with the endpoint's own sentence where it refuses. */
export async function requestToken(
  tokenUrl: string,
  form: Record<string, string>,
): Promise<Record<string, unknown>> {
  const response = await ask(tokenUrl, { method: "POST", body: new URLSearchParams(form) });
  const token = await answerOf(response);
  if (response.ok) return token;
  throw new Error(`No token: ${String(token["error_description"] ?? response.status)}`);
}

const ask = async (url: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new Error(`No answer from ${new URL(url).origin}`, { cause: (error as Error).cause });
  }
};

const answerOf = async (response: Response): Promise<Record<string, unknown>> => {
  try {
    return (await response.json()) as Record<string, unknown>;
  } catch {
    throw new Error(
      `No token: ${new URL(response.url).origin} answered ${response.status}, and not as a sign-in service does.`,
    );
  }
};
