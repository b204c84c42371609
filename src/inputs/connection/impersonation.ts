import { textInput } from "../builders";

export const impersonateUserId = textInput("Impersonate User ID", {
  dataSource: "users",
  placeholder: "GUID, e-mail address or name of a user",
  example: "00000000-0000-0000-0000-000000000007",
  comments:
    "User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser.",
});

export const impersonateObjectId = textInput("Impersonate Object ID", {
  placeholder: "GUID of a user in Microsoft Entra ID",
  example: "00000000-0000-0000-0000-000000000008",
  comments:
    "User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID.",
});
