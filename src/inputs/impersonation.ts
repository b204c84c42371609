import { input } from "@prismatic-io/spectral";
import { optionalText } from "./clean";

export const impersonateUserId = input({
  label: "Impersonate User ID",
  type: "string",
  required: false,
  placeholder: "GUID of a system user",
  example: "00000000-0000-0000-0000-000000000007",
  comments:
    "User (systemuserid) on whose behalf to work. Needs the privilege prvActOnBehalfOfAnotherUser; not together with Impersonate Object ID.",
  clean: optionalText("Impersonate User ID"),
});

export const impersonateObjectId = input({
  label: "Impersonate Object ID",
  type: "string",
  required: false,
  placeholder: "GUID of a user in Microsoft Entra ID",
  example: "00000000-0000-0000-0000-000000000008",
  comments:
    "User on whose behalf to work, by the object ID in Microsoft Entra ID. Needs the privilege prvActOnBehalfOfAnotherUser; not together with Impersonate User ID.",
  clean: optionalText("Impersonate Object ID"),
});
