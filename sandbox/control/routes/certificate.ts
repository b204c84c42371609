import type { Route } from "../route";

export const certificate: Route = {
  method: "GET",
  path: "/certificate",
  summary: "Gives a certificate that signs in, with its key behind it.",
  answer: { status: 200, description: "Both as PEM.", type: "application/x-pem-file" },
  run: ({ service }) => {
    const pair = service.endpoint.certificate();
    return `${pair.certificate}${pair.privateKey}`;
  },
};
