import { clientCredentials } from "./clientCredentials";
import { oauth2 } from "./oauth2";

/** The order is the order in the designer. */
export const connections = [oauth2, clientCredentials];
