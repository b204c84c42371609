import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  type RequestOptions,
  type ServerResponse,
} from "node:http";
import { buffer } from "node:stream/consumers";
import type { Decision } from "./guard";
import type { Outgoing } from "./interceptRequests";
import { socketPair } from "./socketPair";

interface Gate {
  /** Decides with the whole body at hand. */
  readonly decide: (body: Buffer) => Decision;
  /** Why it is refused, as Dataverse would say it. */
  readonly refusal: (decision: Decision) => string;
}

/**
 * Makes a request to a server inside of this process, which reads it to its end and then sends it on, or
 * answers it as Dataverse answers who lacks a privilege. Nothing goes out before that is decided.
 */
export function throughGate(outgoing: Outgoing, gate: Gate): ClientRequest {
  const [client, server] = socketPair();
  const answering = createServer((message, response) => {
    pass(outgoing, gate, message, response).catch(() => response.destroy());
  });
  answering.emit("connection", server);
  const { agent: _agent, ...rest } = outgoing.options;
  return outgoing.send({ ...rest, createConnection: () => client } as RequestOptions);
}

const pass = async (
  outgoing: Outgoing,
  { decide, refusal }: Gate,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const body = await buffer(message);
  const decision = decide(body);
  if (decision.act !== "pass") {
    const error = { code: "0x80048306", message: refusal(decision) };
    const text = JSON.stringify({ error });
    response.writeHead(403, {
      "Content-Type": "application/json; odata.metadata=minimal",
      "OData-Version": "4.0",
      Connection: "close",
    });
    response.end(text);
    return;
  }
  await sendOn(outgoing, body, response);
};

/** A connection that breaks off on the far side breaks off on the near one. */
const sendOn = (outgoing: Outgoing, body: Buffer, response: ServerResponse): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = outgoing.forward(outgoing.options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.once("error", reject).once("aborted", reject).once("end", resolve).pipe(response);
    });
    request.once("error", reject);
    response.once("close", () => request.destroy());
    request.end(body);
  });
