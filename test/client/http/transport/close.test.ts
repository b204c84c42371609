import { axiosTransport } from "../../../../src/client/http/transport/axiosTransport";
import { send } from "../../../../src/client/session/session";
import { useListener } from "./listener";

const listener = useListener();
const call = {
  method: "GET",
  path: "WhoAmI",
  operation: "Getting the user",
  idempotency: "always",
} as const;

test("connections are kept from request to request, until the transport is closed", async () => {
  listener.answerBy((_, response) =>
    response
      .writeHead(200, { "OData-Version": "4.0", "Content-Type": "application/json" })
      .end("{}"),
  );
  const session = listener.session();
  for (let request = 0; request < 3; request += 1) await send(session, call);
  axiosTransport.close();
  await send(session, call);
  const ports = listener.requests.map(({ socket }) => socket.remotePort);
  expect(new Set(ports.slice(0, 3)).size).toBe(1);
  expect(ports[3]).not.toBe(ports[0]);
});
