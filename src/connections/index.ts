import { clientCredentials } from "./clientCredentials";
import { environmentApp } from "./environmentApp";
import { environmentCertificate } from "./environmentCertificate";
import { environmentUser } from "./environmentUser";
import { oauth2 } from "./oauth2";

/** The order is the order in the designer. */
export const connections = [
  oauth2,
  clientCredentials,
  environmentUser,
  environmentApp,
  environmentCertificate,
];
