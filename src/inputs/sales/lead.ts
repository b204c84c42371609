import { booleanInput, referenceInput, requiredReferenceInput, textInput } from "../builders";

export const lead = requiredReferenceInput("Lead", {
  placeholder: "ID, key or name of a lead",
  example: "00000000-0000-0000-0000-000000000001",
  comments:
    "Lead to qualify: its ID, an alternate key, its name, its address, or the lead as an earlier step read it.",
});

export const createAccount = booleanInput(
  "Create Account",
  true,
  "Creates an account from the lead's company. No account is created if Account is set.",
);

export const createContact = booleanInput(
  "Create Contact",
  true,
  "Creates a contact from the lead's person. No contact is created if Contact is set.",
);

export const createOpportunity = booleanInput(
  "Create Opportunity",
  true,
  "Creates an opportunity from the lead.",
);

export const account = referenceInput("Account", {
  placeholder: "Name, ID or key of an account",
  example: "Litware Ltd.",
  comments:
    "Existing account to use instead of a new one, which becomes the customer of the opportunity.",
});

export const contact = referenceInput("Contact", {
  placeholder: "Name, ID or key of a contact",
  example: "Jane Doe",
  comments:
    "Existing contact to use instead of a new one. It is the customer of the opportunity if there is no account.",
});

export const currency = referenceInput("Currency", {
  placeholder: "Code, name or ID of a currency",
  example: "EUR",
  comments: "Currency of the opportunity. If blank, Dynamics 365 chooses it.",
});

export const campaign = referenceInput("Campaign", {
  placeholder: "Code, name or ID of a campaign",
  example: "CMP-01004",
  comments: "Campaign that the opportunity comes from.",
});

export const status = textInput("Status", {
  placeholder: "Status reason, by label or number",
  example: "Qualified",
  comments: "Status reason of the qualified lead. Default: Qualified (3).",
});

export const suppressDuplicates = booleanInput(
  "Suppress Duplicates",
  false,
  "Creates the records even if a duplicate detection rule finds a match.",
);
