import type { Connection } from "@prismatic-io/spectral";
import type { Caches } from "../caches/caches";
import type { Environment } from "../environment";
import type { TokenSource } from "../types/tokens";
import { kindOf } from "./kindOf";

/** Where the tokens of a connection come from. */
export function tokenSource(
  connection: Connection,
  environment: Environment,
  caches: Caches,
): TokenSource {
  return kindOf(connection).tokens(connection, environment, caches);
}
