import { DataverseError } from "../../errors/DataverseError";

/** A refusal for want of a privilege that Dataverse does not name gets the ones that registering takes. */
export function withPrivilegeHint(error: unknown): unknown {
  return error instanceof DataverseError && error.status === 403 && !/prv\w+/i.test(error.message)
    ? error.withHint(
        "Registering webhooks takes the privileges to create, read, write and delete ServiceEndpoint, SdkMessageProcessingStep and, for Column Value Changed, SdkMessageProcessingStepImage (prvCreateServiceEndpoint, prvCreateSdkMessageProcessingStep, prvCreateSdkMessageProcessingStepImage, …), as the security role System Customizer has them",
      )
    : error;
}
