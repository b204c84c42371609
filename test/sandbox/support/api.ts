import { type Sandbox, type SandboxOptions, startSandbox } from "dataverse-sandbox";

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; fails where it is none. */
  body: Record<string, unknown>;
  /** `error.code` and `error.message` of a refusal. */
  error: { code: string; message: string };
}

export interface SendOptions {
  headers?: Record<string, string>;
  /** Sent as it is when a string, as JSON otherwise. */
  body?: unknown;
  /** Null for no `Authorization` header at all. */
  token?: string | null;
}

export interface Api {
  readonly sandbox: Sandbox;
  /** `path` is behind `/api/data/v9.2/` unless it starts with a slash. */
  send(method: string, path: string, options?: SendOptions): Promise<Answer>;
  /** Creates a row and returns its id. */
  create(set: string, row: Record<string, unknown>): Promise<string>;
}

/** One sandbox a test file, with users and units only unless asked for more, driven over HTTP. */
export function useApi(options: SandboxOptions = {}): Api {
  let running: Sandbox | undefined;
  let token = "";
  const sandbox = () => {
    if (running === undefined) throw new Error("The sandbox runs only inside of tests.");
    return running;
  };
  beforeAll(async () => {
    running = await startSandbox({ seed: "empty", ...options });
    token = running.issueToken();
  });
  afterEach(() => sandbox().clearFaults());
  afterAll(() => sandbox().close());

  const send: Api["send"] = (method, path, sent = {}) => {
    const url = path.startsWith("/") ? path : `/api/data/v9.2/${path}`;
    return request(sandbox().url + url, method, { token, ...sent });
  };
  return {
    get sandbox() {
      return sandbox();
    },
    send,
    create: async (set, row) => {
      const answer = await send("POST", set, { body: row });
      const id = /\(([0-9a-f-]{36})\)$/.exec(answer.headers.get("odata-entityid") ?? "")?.[1];
      if (id === undefined) throw new Error(`POST ${set} answered ${answer.status} ${answer.text}`);
      return id;
    },
  };
}

async function request(url: string, method: string, sent: SendOptions): Promise<Answer> {
  const { token, body } = sent;
  const response = await fetch(url, {
    method,
    headers: {
      ...(typeof token === "string" ? { Authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...sent.headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    get body() {
      return JSON.parse(text);
    },
    get error() {
      return JSON.parse(text).error;
    },
  };
}
