import type { IncomingMessage, ServerResponse } from "node:http";
import type { Secrets } from "../secrets";
import { addressOf } from "./addressOf";
import { checkRequest } from "./checkRequest";
import { SECURITY_HEADERS } from "./headers";
import { Problem } from "./problem";
import { readJsonBody } from "./readJsonBody";
import { findRoute, type Route } from "./router";
import { staticFile } from "./staticFile";
import type { Tickets } from "./tickets";

interface Site {
  readonly port: () => number;
  readonly tickets: Tickets;
  readonly routes: readonly Route[];
  /** Where the built page is. */
  readonly folder: string;
  readonly secrets: Secrets;
}

/** Answers a request: of the token, of the API, or for a file of the page. */
export async function answer(
  site: Site,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  try {
    const address = addressOf(message);
    const { pathname, searchParams } = address;
    checkRequest(message, site.port());
    const token = searchParams.get("token");
    if (token !== null) {
      exchange(site, token, message, response);
      return;
    }
    if (!site.tickets.admits(message, site.port())) throw new Problem(401, NOT_SIGNED_IN);
    if (pathname.startsWith("/api/")) {
      await callRoute(site, address, message, response);
      return;
    }
    if (message.method !== "GET") throw new Problem(405, `${pathname} takes GET only.`);
    const { type, content } = await staticFile(site.folder, pathname);
    response.writeHead(200, { "Content-Type": type }).end(content);
  } catch (error) {
    refuse(site, error, message, response);
  }
}

const NOT_SIGNED_IN =
  "Open the address that the terminal shows; each is good once. Press Enter there for another.";

const exchange = (
  { tickets, port }: Site,
  token: string,
  { method, url }: IncomingMessage,
  response: ServerResponse,
): void => {
  const isEntrance = method === "GET" && url?.startsWith("/?");
  const cookie = isEntrance ? tickets.redeem(token, port()) : undefined;
  if (cookie === undefined) throw new Problem(401, NOT_SIGNED_IN);
  response.writeHead(303, { Location: "/", "Set-Cookie": cookie }).end();
};

const callRoute = async (
  site: Site,
  { pathname, searchParams: query }: URL,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { route, at } = findRoute(site.routes, message.method ?? "", pathname);
  const hasBody = route.method === "POST" || route.method === "PATCH";
  const body = hasBody ? await readJsonBody(message) : undefined;
  const value = await route.answer({ at, query, body, message, response });
  if (!response.headersSent) sendJson(site, 200, value, response);
};

const sendJson = (
  { secrets }: Site,
  status: number,
  value: unknown,
  response: ServerResponse,
): void => {
  response.writeHead(status, { "Content-Type": "application/json; charset=utf-8" });
  response.end(secrets.json(value));
};

/** What is no `Problem` is a fault of the playground: 500, with what it says. */
const refuse = (
  site: Site,
  error: unknown,
  message: IncomingMessage,
  response: ServerResponse,
): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const status = error instanceof Problem ? error.status : 500;
  const text = error instanceof Error ? error.message : String(error);
  if (!message.complete) response.setHeader("Connection", "close");
  if (message.url?.startsWith("/api/")) {
    sendJson(site, status, { error: text }, response);
    return;
  }
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${site.secrets.mask(text)}\n`);
};
