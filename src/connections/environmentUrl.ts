/** The environment to work in, where the sign-in addresses are found from it. */
export const environmentUrl = {
  label: "Environment URL",
  type: "string",
  required: true,
  placeholder: "https://<org>.crm.dynamics.com",
  example: "https://contoso.crm4.dynamics.com",
  comments:
    "Address of the environment, as the browser shows it in a model-driven app. A path after the host is not needed.",
} as const;
