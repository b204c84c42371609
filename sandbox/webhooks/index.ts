export { checkRegistrationRemoval, registrationValues } from "./registration";
export {
  inTransaction,
  tellAssociation,
  tellCreated,
  tellingDeleted,
  tellingParties,
  tellUpdated,
} from "./tell";
export { Webhooks } from "./webhooks";
