import { createClient } from "../../../src/client";

/** Reads all tables with their columns, and prints how many there are and what memory that took. */
const main = async (): Promise<void> => {
  const { url, token } = JSON.parse(process.argv[2] ?? "{}") as { url: string; token: string };
  const ignore = () => undefined;
  const client = createClient(
    {
      key: "oauth2",
      configVarKey: "",
      fields: { webApiUrl: url },
      token: { access_token: token },
    },
    { logger: { debug: ignore, info: ignore, warn: ignore } },
  );
  const tables = await client.listTablesWithColumns({});
  process.stdout.write(
    JSON.stringify({
      tables: tables.length,
      columns: tables.reduce((sum, { fields }) => sum + fields.length, 0),
      peakRssMb: process.resourceUsage().maxRSS / 1024,
    }),
  );
};

void main();
