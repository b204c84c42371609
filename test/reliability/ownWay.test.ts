import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

const time = useVirtualTime();
const bench = useSandbox();
const tokens = () => bench.sandbox.requests.filter(({ kind }) => kind === "token").length;

test("a clock two hours ahead costs one token, not one a request", async () => {
  time.advance(7_200_000);
  const connection = bench.connection({ fields: { scopes: `${bench.sandbox.url}/.default ` } });
  for (let times = 0; times < 5; times += 1) await bench.act("getCurrentUser", { connection });
  expect(tokens()).toBe(1);
  time.advance(3_600_000);
  await bench.act("getCurrentUser", { connection });
  expect(tokens()).toBe(2);
});

describe("a proxy that the environment names", () => {
  const proxy: Server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(502).end();
  });
  const asked: string[] = [];
  const before = { ...process.env };
  beforeAll(() => new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve)));
  beforeEach(() => {
    const { port } = proxy.address() as AddressInfo;
    for (const name of ["HTTP_PROXY", "http_proxy"]) {
      process.env[name] = `http://127.0.0.1:${port}`;
    }
    for (const name of ["NO_PROXY", "no_proxy"]) delete process.env[name];
  });
  afterEach(() => {
    process.env = before;
  });
  afterAll(() => {
    proxy.close();
  });

  test("never sees a request to this machine, nor its token", async () => {
    await bench.act("getCurrentUser", { connection: bench.connection({ token: {} }) });
    expect(asked).toEqual([]);
  });
});

test("no flag of the process is changed to look at its memory", async () => {
  await bench.act("queryEntities", {
    entityType: "contacts",
    fetchAll: "true",
    recordsPerPage: "5",
  });
  expect((globalThis as { gc?: unknown }).gc).toBeUndefined();
});
