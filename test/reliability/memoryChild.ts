import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient } from "../../src/client";

/** Serves endless pages of 5,000 rows and reads them with Fetch All; prints what came of it. */
const rows = Array.from({ length: 5_000 }, (_, index) => ({
  id: index,
  text: `row ${index} `.repeat(30),
}));

const server = createServer((request, response) => {
  const page = Number(/page=(\d+)/.exec(request.url ?? "")?.[1] ?? 1);
  const { port } = server.address() as AddressInfo;
  response.setHeader("Content-Type", "application/json");
  response.setHeader("OData-Version", "4.0");
  response.end(
    JSON.stringify({
      value: rows,
      "@odata.nextLink": `http://127.0.0.1:${port}/api/data/v9.2/accounts?page=${page + 1}`,
    }),
  );
});

server.listen(0, "127.0.0.1", async () => {
  const { port } = server.address() as AddressInfo;
  const ignore = () => undefined;
  const client = createClient(
    {
      key: "oauth2",
      configVarKey: "",
      fields: { webApiUrl: `http://127.0.0.1:${port}` },
      token: { access_token: "t" },
    },
    { logger: { debug: ignore, info: ignore, warn: ignore } },
  );
  const list = await client.queryRecords({ entityType: "accounts", fetchAll: true });
  const { hasMore, warning, oDataNextLink: nextPageId } = list;
  const result = { rows: list.value.length, hasMore, warning, nextLink: nextPageId };
  list.value.length = 0;
  const next = await client.queryRecords({
    entityType: "accounts",
    nextPageId: nextPageId ?? undefined,
  });
  process.stdout.write(JSON.stringify({ ...result, goesOn: next.value.length === 5_000 }));
  server.closeAllConnections();
  server.close();
});
