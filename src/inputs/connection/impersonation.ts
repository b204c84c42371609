import { textInput } from "../builders";

export const impersonateUserId = textInput("Impersonate User ID", {
  placeholder: "GUID of a system user",
  example: "00000000-0000-0000-0000-000000000007",
  comments: "User (systemuserid) to act for. Needs the privilege prvActOnBehalfOfAnotherUser.",
});

export const impersonateObjectId = textInput("Impersonate Object ID", {
  placeholder: "GUID of a user in Microsoft Entra ID",
  example: "00000000-0000-0000-0000-000000000008",
  comments:
    "User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID.",
});

/** In the order of the designer. */
export const impersonation = { impersonateUserId, impersonateObjectId };
