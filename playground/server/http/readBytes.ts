import type { IncomingMessage } from "node:http";

/** The body of a request; undefined where it has more bytes than `most`. */
export async function readBytes(
  message: IncomingMessage,
  most: number,
): Promise<Buffer | undefined> {
  if (Number(message.headers["content-length"] ?? 0) > most) return undefined;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
