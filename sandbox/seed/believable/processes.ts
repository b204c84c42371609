import type { Row } from "../../types";
import { solutions, users } from "../identities";
import type { World } from "./world";

/** A workflow that runs on demand, one that is still a draft, a business rule and an action. */
export function workflowRows({ random }: World): Row[] {
  const active = { statecode: 1, statuscode: 2 };
  const process = (name: string, category: number, primaryentity: string, rest: Row): Row => ({
    workflowid: random.guid(),
    workflowidunique: random.guid(),
    solutionid: solutions.active,
    name,
    category,
    primaryentity,
    scope: 4,
    iscrmuiworkflow: 1,
    ownerid: users.administrator.id,
    ownerid__table: "systemuser",
    ...rest,
  });
  return [
    process("Send welcome letter", 0, "contact", { ondemand: 1, ...active }),
    process("Escalate late deliveries", 0, "incident", { ondemand: 1, triggeroncreate: 1 }),
    process("Require a reason", 2, "opportunity", { mode: 1, ...active }),
    process("Rate a customer", 3, "account", { mode: 1, uniquename: "RateCustomer", ...active }),
  ];
}
