import { Refusal } from "../../errors";

/** Ports that the service posts to; an address without one has its scheme's. */
const ports = new Set(["", "80", "443"]);
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Checks where a webhook posts to: HTTPS, on one of the two usual ports. An address of this very
 * machine, which the service could never reach, may be any.
 * https://learn.microsoft.com/power-apps/developer/data-platform/register-web-hook
 */
export function checkUrl(url: string): void {
  const parsed = parse(url);
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {
    throw invalid(`The webhook URL '${url}' is not a valid absolute URL.`);
  }
  if (loopback.test(parsed.hostname)) return;
  if (parsed.protocol !== "https:") {
    throw invalid(`The webhook URL '${url}' must use the scheme https.`);
  }
  if (!ports.has(parsed.port)) {
    throw invalid(`The port ${parsed.port} of the webhook URL is not allowed. Use port 80 or 443.`);
  }
}

function parse(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

function invalid(message: string): Refusal {
  return new Refusal(400, "0x80040203", message);
}
