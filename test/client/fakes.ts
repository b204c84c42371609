import type { Connection } from "@prismatic-io/spectral";
import type { Environment } from "../../src/client/environment";
import type { Logger } from "../../src/client/types";
import type { HttpRequest, HttpResponse } from "../../src/client/types/http";

export const environment: Environment = {
  origin: "https://contoso.crm4.dynamics.com",
  apiRoot: "https://contoso.crm4.dynamics.com/api/data/v9.2/",
};

/** What may never be seen in an error or a log line. */
export const secrets = {
  token: "eyJhbGciOiJub25lIn0.dG9rZW4.c2ln",
  clientSecret: "s3cr3t~of.the-app",
  cookie: "ARRAffinity=0123abcd",
  body: "the body of the answer",
} as const;

export const connection = (fields: Record<string, unknown> = {}): Connection => ({
  key: "clientCredentials",
  configVarKey: "dataverse",
  fields: {
    webApiUrl: environment.origin,
    clientId: "3f4c2c6e-0000-4000-8000-000000000001",
    clientSecret: secrets.clientSecret,
    ...fields,
  },
  token: { access_token: secrets.token },
});

export const request = (changes: Partial<HttpRequest> = {}): HttpRequest => ({
  method: "GET",
  url: `${environment.apiRoot}accounts`,
  headers: {},
  operation: "Querying accounts",
  idempotency: "always",
  timeoutMs: 1_000,
  ...changes,
});

/** An answer; anything but text and bytes is sent as JSON. */
export const response = (
  status: number,
  body: unknown = "",
  headers: Record<string, string> = {},
): HttpResponse => ({
  status,
  headers,
  body: Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
});

export const refusal = (status: number, code: string, message = "No."): HttpResponse =>
  response(status, { error: { code, message } }, { "content-type": "application/json" });

/** A logger that keeps what it is told, one text a line. */
export const recordingLogger = () => {
  const lines: string[] = [];
  const into =
    (level: string) =>
    (...parts: unknown[]) => {
      const texts = parts.map((part) => (typeof part === "string" ? part : JSON.stringify(part)));
      lines.push(`${level}: ${texts.join(" ")}`);
    };
  const logger: Logger = { debug: into("debug"), info: into("info"), warn: into("warn") };
  return { ...logger, lines };
};
