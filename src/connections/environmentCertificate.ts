import { connection } from "@prismatic-io/spectral";
import { clientId, tenantId } from "./application";
import { environmentUrl } from "./environmentUrl";

export const environmentCertificate = connection({
  key: "environmentCertificate",
  display: {
    label: "Application (Certificate)",
    description:
      "Works as an application user of the environment, with a certificate; the tenant is found.",
  },
  inputs: {
    webApiUrl: environmentUrl,
    tenantId,
    clientId,
    certificate: {
      label: "Certificate",
      type: "text",
      required: true,
      placeholder: "-----BEGIN CERTIFICATE-----",
      example: "-----BEGIN CERTIFICATE-----\nMIIC…\n-----END CERTIFICATE-----",
      comments:
        "Certificate in PEM form, whose public part is uploaded to the app registration. Line breaks may be missing.",
    },
    privateKey: {
      label: "Private Key",
      type: "password",
      required: true,
      placeholder: "-----BEGIN PRIVATE KEY-----",
      example: "-----BEGIN PRIVATE KEY----- MIIE… -----END PRIVATE KEY-----",
      comments:
        "RSA key of the certificate in PEM form (PKCS#8 or PKCS#1), encrypted or not. Line breaks may be missing.",
    },
    passphrase: {
      label: "Passphrase",
      type: "password",
      required: false,
      placeholder: "Passphrase of the private key",
      example: "correct horse battery staple",
      comments: "Opens an encrypted private key. If the key is not encrypted, leave it blank.",
    },
  },
});
