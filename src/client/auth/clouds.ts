import type { Connection } from "@prismatic-io/spectral";
import { type Environment, isLoopback } from "../environment";
import { connectionError } from "../errors/connectionError";

/** A cloud, its sign-in host and the domains of its environments. */
export interface Cloud {
  readonly name: string;
  readonly signInHost: string;
  readonly domains: readonly string[];
}

/** Regions of the commercial cloud by the number after `crm`; North America has none, 9 is GCC. */
const REGIONS = ["", 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 19, 20, 21, 22];

/** https://learn.microsoft.com/power-platform/admin/new-datacenter-regions */
export const clouds: readonly Cloud[] = [
  {
    name: "the commercial cloud",
    signInHost: "login.microsoftonline.com",
    domains: REGIONS.map((region) => `crm${region}.dynamics.com`),
  },
  { name: "GCC", signInHost: "login.microsoftonline.com", domains: ["crm9.dynamics.com"] },
  {
    name: "GCC High",
    signInHost: "login.microsoftonline.us",
    domains: ["crm.microsoftdynamics.us"],
  },
  { name: "DoD", signInHost: "login.microsoftonline.us", domains: ["crm.appsplatform.us"] },
  {
    name: "China (21Vianet)",
    signInHost: "login.partner.microsoftonline.cn",
    domains: ["crm.dynamics.cn"],
  },
];

/** An organization's name, with or without `.api`, and the domain behind it. */
const HOST = /^[a-z0-9-]{1,63}\.(?:api\.)?(crm\d{0,2}\.[a-z]{3,20}\.[a-z]{2,3})$/;

/** The cloud that an environment's host belongs to; undefined for a host that is none of the documented ones. */
export function cloudOf(hostname: string): Cloud | undefined {
  const domain = HOST.exec(hostname.toLowerCase())?.[1];
  return domain === undefined ? undefined : clouds.find(({ domains }) => domains.includes(domain));
}

/**
 * Where secrets and assertions may go: a host of our own table, never one that an answer named. A
 * local environment signs in at its own origin.
 *
 * @throws ConnectionError for a host that is not in the table
 */
export function signInOrigin(connection: Connection, environment: Environment): string {
  const found = signInHost(environment);
  if ("wrong" in found) throw connectionError(connection, found.wrong);
  return found.origin;
}

/** The same, or what is wrong with the environment's host. */
export function signInHost({
  origin,
}: Environment): { readonly origin: string } | { readonly wrong: string } {
  const { hostname } = new URL(origin);
  if (isLoopback(hostname)) return { origin };
  const cloud = cloudOf(hostname);
  if (cloud) return { origin: `https://${cloud.signInHost}` };
  return {
    wrong: `Environment URL has the host ${hostname.slice(0, 100)}, for which no sign-in host is known, so that no secret was sent; expected <organization>.${LIST}.`,
  };
}

const LIST =
  "crm<region>.dynamics.com (region: none, 2 to 9, 11, 12, 14 to 17, 19 to 22), .crm.microsoftdynamics.us, .crm.appsplatform.us or .crm.dynamics.cn";
