import { actionsOf } from "./component";

interface Options {
  readonly url: string;
  readonly token: string;
  readonly bundle: string;
}

type Tables = { readonly fields: readonly unknown[] }[];

const main = async ({ url, token, bundle }: Options): Promise<void> => {
  const run = actionsOf(bundle, url);
  const connection = {
    key: "oauth2",
    configVarKey: "connection",
    fields: { webApiUrl: url },
    token: { access_token: token },
  };
  const cpuBefore = process.cpuUsage();
  const startedMs = performance.now();
  const tables = (await run("getEntitiesMetaData", { connection })) as Tables;
  const ms = performance.now() - startedMs;
  const cpu = process.cpuUsage(cpuBefore);
  const listed = {
    ms,
    cpuMs: (cpu.user + cpu.system) / 1000,
    peakRssMb: process.resourceUsage().maxRSS / 1024,
    tables: tables.length,
    fields: tables.reduce((sum, { fields }) => sum + fields.length, 0),
  };
  process.send?.(listed, () => process.exit());
};

void main(JSON.parse(process.argv[2] ?? "{}") as Options);
