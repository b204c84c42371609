export {
  inTransaction,
  notifyAfterDelete,
  notifyAfterParties,
  notifyAssociation,
  notifyCreated,
  notifyUpdated,
} from "./notify";
export { checkRegistrationRemoval, registrationValues } from "./registration";
export { Webhooks } from "./webhooks";
