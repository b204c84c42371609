import type { Refusal, Routes } from "../../contract";

type Route = keyof Routes;

export interface CallOptions {
  /** Values of the places in the route that begin with a colon. */
  readonly places?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** What the server turned down, or that it could not be reached; in one sentence. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
    this.name = "Refused";
  }
}

const SIGNED_OUT =
  "The playground was started anew. Open the address that its terminal shows to go on.";

/** Calls a route of the server. Throws `Refused` with a sentence for people. */
export async function call<R extends Route>(
  route: R,
  body?: Routes[R]["asks"],
  { places = {}, query = {} }: CallOptions = {},
): Promise<Routes[R]["gets"]> {
  const [method = "GET", path = ""] = route.split(" ");
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(places[name] ?? ""),
  );
  const search = new URLSearchParams(query).toString();
  const answer = await send(method, search ? `${filled}?${search}` : filled, body);
  const text = await answer.text();
  if (answer.status === 401) throw new Refused(SIGNED_OUT, 401);
  const json = parsed(text);
  if (!answer.ok) throw new Refused(reasonOf(json, answer.status), answer.status);
  return json as Routes[R]["gets"];
}

const send = async (method: string, path: string, body: unknown): Promise<Response> => {
  try {
    return await fetch(path, {
      method,
      credentials: "same-origin",
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
    });
  } catch {
    throw new Refused("The playground's server does not answer. Is its terminal still running?", 0);
  }
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const reasonOf = (json: unknown, status: number): string => {
  const { error } = (json ?? {}) as Partial<Refusal>;
  return typeof error === "string"
    ? error
    : `The playground's server answered with status ${status}.`;
};

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
