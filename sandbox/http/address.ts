import type { SandboxOptions } from "../api";
import { serverCertificate } from "../auth/certificates/serverCertificate";
import type { CertificatePair } from "../auth/options";

/** Where a server listens, and how. */
export interface Address {
  port: number;
  host: string;
  /** What clients call it by; undefined where that is the address and the port. */
  publicOrigin: string | undefined;
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
export function checkAddress({ host, controlKey, publicUrl }: SandboxOptions): void {
  if (host === "") throw new Error("The host must be an address to listen on, such as 0.0.0.0.");
  if (publicUrl !== undefined && originOf(publicUrl) === undefined) {
    throw new Error(
      "The publicUrl must be an address without a path, such as http://dataverse:4711.",
    );
  }
  if (!isOpen(host) || controlKey) return;
  throw new Error("A host other than 127.0.0.1 needs a controlKey as well.");
}

/** @param now milliseconds since the epoch, for the certificate */
export function addressOf(options: SandboxOptions, now: number): Address {
  const { port = 0, host = loopback, publicUrl = "", https, background = false } = options;
  const publicOrigin = originOf(publicUrl);
  const name = publicOrigin === undefined ? named(host) : new URL(publicOrigin).hostname;
  return {
    port,
    host,
    publicOrigin,
    background,
    tls: https === true ? serverCertificate(name.replace(/^\[|\]$/g, ""), now) : https || undefined,
  };
}

/** Of an address by http or https with nothing behind its port; undefined for anything else. */
export function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { origin, href, protocol } = new URL(address);
  return /^https?:$/.test(protocol) && href === `${origin}/` ? origin : undefined;
}

/** What clients call a host: `0.0.0.0` is every address of the machine, and none to call it by. */
export function named(host: string): string {
  if (host === "0.0.0.0" || host === "::") return loopback;
  return host;
}
