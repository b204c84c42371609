import { createHash, timingSafeEqual } from "node:crypto";
import type { SandboxRequest } from "../types";
import { ControlError } from "./controlError";

/** Who may control a sandbox. */
export interface Access {
  /** What requests have to have in `X-Control-Key`; undefined where they need none. */
  controlKey: string | undefined;
  /** Whether it listens on an address that others may reach. */
  isOpen: boolean;
}

const loopback = /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/**
 * A page on the web must not control the sandbox of who looks at it: neither by its origin, nor by a
 * name that leads to this machine.
 */
export function checkAccess(access: Access, { headers }: SandboxRequest, isOpen: boolean): void {
  const { origin, host } = headers;
  if (origin !== undefined && !loopback.test(origin)) {
    throw new ControlError(403, `Pages of ${origin} may not control the sandbox.`);
  }
  if (!access.isOpen && host !== undefined && !loopback.test(host)) {
    throw new ControlError(403, `The sandbox is controlled by its loopback address, not ${host}.`);
  }
  const { controlKey } = access;
  if (isOpen || controlKey === undefined) return;
  if (!isSame(headers["x-control-key"] ?? "", controlKey)) {
    throw new ControlError(401, "The header X-Control-Key has to hold the control key.");
  }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
