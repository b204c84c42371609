import { clientId, clientIdWithoutRole, tenantId, users } from "../seed/identities";
import type { Tenant } from "./tenant";

/** Not a secret: the sandbox listens on the loopback interface and keeps invented rows only. */
export const clientSecret = "sandbox~secret~for~local~use~only";

/** The tenant whose applications and users are the seeded ones. */
export const directory: Tenant = {
  tenantId,
  applications: [
    { clientId, clientSecret, objectId: users.application.objectId },
    {
      clientId: clientIdWithoutRole,
      clientSecret,
      objectId: users.applicationWithoutRole.objectId,
    },
  ],
  userObjectId: users.administrator.objectId,
};
