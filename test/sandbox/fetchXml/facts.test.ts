import { currencies } from "../../../sandbox/seed/identities";
import type { Row } from "../../../sandbox/types";
import { type Fact, fact } from "../outside/facts";
import { useApi } from "../support/api";

const api = useApi();
const usd = "228f42f8-e646-e111-8eb7-78e7d162ced1";

async function ask({ request }: Fact) {
  const path = request.url.replace(/^\[Organization Uri?\]\/api\/data\/v9\.2\//i, "");
  const answer = await api.send("GET", path, { headers: Object.fromEntries(request.headers) });
  // The recorded answers were cut: `$count=true` brings the count, as other pages show it.
  return { ...answer, text: answer.text.replace(/"@odata\.count":\d+,/, "") };
}

/** The recorded body on one line, with our origin in place of the organization's. */
function bodyOf({ response }: Fact): string {
  return (response.body ?? "")
    .replace(/\[Organization UR[IL]\]/i, api.sandbox.url)
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part, at) => (at % 2 === 0 ? part.replace(/\s/g, "") : part))
    .join("");
}

const id = (rest: string) => `${rest}-34cb-ed11-b596-0022481d68cd`;

/** Version, row and key of each contact of the recorded pages, and one more. */
const contacts: [number, string, string, string, number?][] = [
  [72201545, "Yara Moen", "Head Roaster", "49b0be2e-d01c-ed11-b83e-000d3a572421", 52000],
  [80648856, "Tomas Ilves", "Head of Buying", id("86bf4d48")],
  [80648695, "Sunniva Strand", "Head of Buying", id("70bf4d48")],
  [80648842, "Sunna Bakke", "Founder", id("84bf4d48")],
  [80648744, "Signe Holm", "Founder", id("76bf4d48")],
  [80648758, "Sanna Krog", "Head of Buying", id("78bf4d48")],
  [1, "Rolf Lind", "Founder", id("7abf4d48")],
];

describe("recorded answers to FetchXML", () => {
  const insert = (table: string, versionnumber: number, row: Row) => {
    const key = api.sandbox.insert(table, row);
    api.sandbox.store.update(table, key, { versionnumber });
  };

  beforeAll(() => {
    const { store } = api.sandbox;
    store.update("transactioncurrency", currencies.usd, { transactioncurrencyid: usd });
    for (const [version, fullname, jobtitle, contactid, annualincome = null] of contacts) {
      const [firstname = "", ...lastname] = fullname.split(" ");
      const name = { firstname, lastname: lastname.join(" ") };
      const money = { annualincome, transactioncurrencyid: usd };
      insert("contact", version, { ...name, jobtitle, contactid, ...money });
    }
    for (const [version, name, accountid] of [
      [81359849, "Rosenvinge, AS", id("78914942")],
      [80649580, "Birkeland Tours", id("7a914942")],
      [84077591, "Granholm, AS", id("7c914942")],
      [84174320, "Fjordfly", id("7e914942")],
      [80649588, "Lys & Varme", id("80914942")],
      [1, "Vin Sol", id("82914942")],
    ] as const) {
      insert("account", version, { name, accountid });
    }
  });

  it("001: the first rows", async () => {
    const recorded = fact("fetchxml/001");
    const answer = await ask(recorded);
    expect(answer.text).toBe(bodyOf(recorded));
    expect(answer.headers.get("content-type")).toBe("application/json; odata.metadata=minimal");
    expect(answer.headers.get("odata-version")).toBe("4.0");
    expect(answer.headers.get("preference-applied")).toBeNull();
  });

  it("002: a first page with its cookie", async () => {
    const recorded = fact("fetchxml/002");
    const answer = await ask(recorded);
    expect(answer.text).toBe(bodyOf(recorded));
    const preference = recorded.response.headers.find(([name]) => name === "Preference-Applied");
    expect(answer.headers.get("preference-applied")).toBe(preference?.[1]);
  });

  it("003: the page behind it, of which the record has the first row", async () => {
    const recorded = fact("fetchxml/003");
    const answer = await ask(recorded);
    const [head = ""] = bodyOf(recorded).split("]}");
    expect(answer.text.startsWith(head)).toBe(true);
    expect(answer.body["value"]).toHaveLength(3);
  });
});
