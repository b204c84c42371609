import { publish, publishAll } from "../../metadata/write/publish";
import { changeOf } from "../../metadata/write/target";
import type { UnboundOperation } from "../types";

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/publishxml */
export const publishXml: UnboundOperation = {
  name: "PublishXml",
  kind: "action",
  parameters: { ParameterXml: "Edm.String" },
  run: ({ call, given }) => ({
    response: publish(changeOf(call, call.definitions), given.values),
  }),
};

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/publishallxml */
export const publishAllXml: UnboundOperation = {
  name: "PublishAllXml",
  kind: "action",
  run: ({ call }) => ({ response: publishAll(changeOf(call, call.definitions)) }),
};
