import { anywhere, type Fact, fact, headersOf } from "../outside/facts";
import { useApi } from "../support/api";

const api = useApi();
const account = "00000000-0000-0000-0000-000000000001";

beforeAll(() => {
  api.sandbox.insert("account", { accountid: account, name: "Fourth Coffee" });
});

/** Batches are kept with line feeds and without the end of the last line. */
const crlf = (text: string) => `${text.replaceAll("\n", "\r\n")}\r\n`;

function replay({ request }: Fact, body = crlf(request.body ?? "")) {
  const headers = headersOf(request.headers.filter(([name]) => name !== "Content-Length"));
  return api.send("POST", "/api/data/v9.2/$batch", { body, headers });
}

/** Addresses, ids, versions and the order of unsorted rows are never the same twice; everything else has to be. */
function form(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll(api.sandbox.url, "[Organization URI]")
    .replace(anywhere, "[Organization URI]")
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<id>")
    .replace(/Task \d/g, "Task <n>")
    .replace(/W\/\\"\d+\\"/g, "<etag>")
    .replace(/^ +|(?<=[{[,])\n *|\n *(?=[}\]])|(?<=":) /gm, "")
    .trim();
}

describe("batches of the real service", () => {
  it.each(["002", "001", "003", "004"])("batch/%s", async (start) => {
    const given = fact(`batch/${start}`);
    for (const task of api.sandbox.store.find("task", {})) {
      api.sandbox.store.remove("task", String(task["activityid"]));
    }
    const answer = await replay(given);
    expect(answer.status).toBe(given.response.status);
    expect(answer.headers.get("odata-version")).toBe("4.0");
    expect(form(answer.text)).toBe(form(given.response.body ?? ""));
  });

  it("batch/005: lines without CRLF", async () => {
    const given = fact("batch/005");
    const body = `--batch_lf_only
Content-Type: application/http
Content-Transfer-Encoding: binary

POST /api/data/v9.2/accounts HTTP/1.1
Content-Type: application/json

{"name":"x"}
--batch_lf_only--
`;
    const answer = await replay(given, body);
    expect(answer.status).toBe(400);
    expect(form(answer.text)).toBe(form((given.response.body ?? "").replace(" <truncated>", "")));
  });
});
