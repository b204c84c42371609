import type { Sandbox } from "dataverse-sandbox";
import { Problem } from "../http/problem";
import type { Playground } from "../playground";

/** @throws Problem with 409 where the playground works with another environment */
export function sandboxOf({ target }: Playground): Sandbox {
  if (target.sandbox) return target.sandbox;
  throw new Problem(409, "Only the sandbox that the playground has started has this.");
}
