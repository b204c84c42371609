/** What both connections of an application have in common that find the sign-in from the environment. */
export const tenantId = {
  label: "Tenant ID",
  type: "string",
  required: false,
  placeholder: "Directory (tenant) ID, or blank",
  example: "11111111-2222-3333-4444-555555555555",
  comments:
    "Directory (tenant) ID or domain of the environment's tenant. If blank, the environment is asked for it.",
} as const;

export const clientId = {
  label: "Client ID",
  type: "string",
  required: true,
  placeholder: "Application (client) ID",
  example: "00000000-0000-0000-0000-00000000000a",
  comments:
    "Application (client) ID of the app registration. The environment needs an application user for it, with security roles.",
} as const;
