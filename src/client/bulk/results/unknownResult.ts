import { errorFacts } from "../../errors/errorFacts";
import type { Plan } from "../plan";
import type { RowDetails } from "./rowResults";

/** The result of a row that may have been written, with how to make it safe. */
export function unknownResult(plan: Plan, cause: Parameters<typeof errorFacts>[0]): RowDetails {
  return { error: { ...errorFacts(cause), hint: plan.rule?.whenUnknown ?? SAFE[plan.verb] } };
}

const SAFE: Readonly<Record<Plan["verb"], string>> = {
  create: "It is not known whether the record was created: look for it before creating it again",
  createOnly: "It is not known whether the record was created: look for it by its key",
  update: "It is not known whether the record was updated: an update can be repeated safely",
  upsert: "It is not known whether the record was written: an upsert can be repeated safely",
  delete: "It is not known whether the record was deleted: a delete can be repeated safely",
};
