import type { SandboxOptions } from "../api";
import { serverCertificate } from "../auth/certificates/serverCertificate";
import type { CertificatePair } from "../auth/options";

/** Where a server listens, and how. */
export interface Address {
  port: number;
  host: string;
  /** Not there for plain HTTP. */
  tls: CertificatePair | undefined;
  /** Whether neither server nor connections keep the process from ending. */
  background: boolean;
}

const loopback = "127.0.0.1";

/** Whether others may reach a sandbox that listens there. */
export function isOpen(host: string | undefined): boolean {
  return host !== undefined && host !== loopback;
}

/** An address that others reach is nothing to open by accident. */
export function checkAddress({ host, controlKey }: SandboxOptions): void {
  if (host === "") throw new Error("The host must be an address to listen on, such as 0.0.0.0.");
  if (!isOpen(host) || controlKey) return;
  throw new Error("A host other than 127.0.0.1 needs a controlKey as well.");
}

/** @param now milliseconds since the epoch, for the certificate */
export function addressOf(options: SandboxOptions, now: number): Address {
  const { port = 0, host = loopback, https, background = false } = options;
  return {
    port,
    host,
    background,
    tls: https === true ? serverCertificate(named(host), now) : https || undefined,
  };
}

/** What clients call a host: `0.0.0.0` is every address of the machine, and none to call it by. */
export function named(host: string): string {
  if (host === "0.0.0.0" || host === "::") return loopback;
  return host;
}
