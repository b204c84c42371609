import { Agent, get, request } from "node:http";

const agent = new Agent({ keepAlive: true });
const headers = { Accept: "application/json", Authorization: "Bearer benchmark" };

/** What anybody would write with Node alone: one request on a kept connection, its body as JSON. */
export function bareGet(url: string, prefer: Record<string, string> = {}): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { ...headers, ...prefer } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => resolve(JSON.parse(Buffer.concat(chunks).toString("utf8"))));
    });
    request.on("error", reject);
  });
}

/** One POST of bytes on a kept connection; the answer is received, and nothing is made of it. */
export function barePost(url: string, type: string, body: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const sent = { ...headers, "Content-Type": type, "Content-Length": body.length };
    const post = request(url, { method: "POST", agent, headers: sent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => resolve(Buffer.concat(chunks)));
    });
    post.on("error", reject);
    post.end(body);
  });
}
