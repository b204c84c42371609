import { isLoopback } from "../../environment";

/** The host asked for last, with a slash: whatever follows, such a URL leads to it. */
let last = { prefix: "\0", isLoopback: false };

/** Whether a URL leads to this machine. Nearly all requests of a process go to one host or two. */
export function isOnThisMachine(url: string): boolean {
  if (!url.startsWith(last.prefix)) {
    const { origin, hostname } = new URL(url);
    last = { prefix: `${origin}/`, isLoopback: isLoopback(hostname) };
  }
  return last.isLoopback;
}
