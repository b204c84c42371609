/**
 * The local Dataverse, six hundred files: read where one is started or signed in to, since help and other
 * environments need none of them.
 */
export function localDataverse(): typeof import("dataverse-sandbox") {
  return require("dataverse-sandbox");
}
