/** What the table of users is called, and its columns that people know users by. */
export const USERS = {
  set: "systemusers",
  id: "systemuserid",
  name: "fullname",
  email: "internalemailaddress",
  login: "domainname",
} as const;
