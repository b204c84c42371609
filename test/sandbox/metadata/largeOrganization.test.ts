import { type Sandbox, startSandbox } from "dataverse-sandbox";
import { generatedTables } from "../../../sandbox/metadata/generate/tables";
import { crm, type Definition } from "./definitions";

const size = { count: 1500, columns: 60 };

/** A tenth of it: what that takes says how fast this machine is today. */
const tenth = { ...size, count: size.count / 10 };
/** Ten times as much may take twenty-five times as long, and no square of it. */
const PATIENCE = 25;

/** Milliseconds of processor time of this process so far. */
const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

let sandbox: Sandbox;
let small: Sandbox;
const boot = async (generateTables: typeof size) => {
  const start = processorMs();
  const started = await startSandbox({ seed: "empty", generateTables });
  return { started, ms: processorMs() - start };
};
let bootMs: { small: number; large: number };
beforeAll(async () => {
  const first = await boot(tenth);
  const second = await boot(size);
  [small, sandbox] = [first.started, second.started];
  bootMs = { small: first.ms, large: second.ms };
});
afterAll(() => Promise.all([sandbox.close(), small.close()]));

const send = (path: string, init: RequestInit = {}, to = sandbox) =>
  fetch(`${to.url}/api/data/v9.2/${path}`, {
    ...init,
    headers: {
      Authorization: `Bearer ${to.issueToken()}`,
      "Content-Type": "application/json",
    },
  });

async function read(path: string, from?: Sandbox): Promise<{ tables: Definition[]; ms: number }> {
  const start = processorMs();
  const response = await send(path, {}, from);
  const text = await response.text();
  const ms = processorMs() - start;
  return { tables: JSON.parse(text).value, ms };
}

describe("an organization of 1,500 tables more", () => {
  it("starts in a time that grows as their number does", () => {
    expect(bootMs.large).toBeLessThan(PATIENCE * bootMs.small);
  });

  it("lists its tables, some of them custom", async () => {
    const { tables } = await read("EntityDefinitions?$select=LogicalName");
    expect(tables.length).toBeGreaterThan(size.count);
    const custom = await read(
      "EntityDefinitions?$filter=IsCustomEntity eq true&$select=LogicalName",
    );
    expect(custom.tables.length).toBeGreaterThan(900);
    expect(custom.tables.length).toBeLessThan(tables.length);
  });

  it("answers all columns of all tables at once, in a time that grows as their number does", async () => {
    const everything =
      "EntityDefinitions?$select=LogicalName&$expand=Attributes($select=LogicalName,DisplayName;$filter=AttributeOf eq null)";
    await read(everything, small);
    const { ms: smallMs } = await read(everything, small);
    const { tables, ms } = await read(everything);
    expect(ms).toBeLessThan(PATIENCE * smallMs);
    const columns = tables.flatMap((table) => table.Attributes);
    expect(columns.length).toBeGreaterThan(size.count * size.columns);
    expect(new Set(columns.map((column) => column.MetadataId)).size).toBe(columns.length);
    const nameless = columns.filter(({ DisplayName }) => DisplayName.UserLocalizedLabel === null);
    expect(nameless.length).toBeGreaterThan(size.count);
  });

  it("picks among them", async () => {
    const { tables } = await read(
      `EntityDefinitions?$select=LogicalName&$filter=LogicalName eq 'ext_grantvehicle'&$expand=Attributes($select=LogicalName;$filter=AttributeType eq ${crm}.AttributeTypeCode'Lookup' and IsCustomAttribute eq true),ManyToOneRelationships($select=SchemaName;$filter=ReferencedEntity eq 'account')`,
    );
    expect(tables).toHaveLength(1);
    expect(tables[0]?.Attributes.length).toBeGreaterThan(1);
  });

  it("describes them in one document", async () => {
    const document = await (await send("$metadata")).text();
    expect(document.match(/<EntitySet /g)?.length).toBeGreaterThan(size.count);
    expect(document).toContain('<EntityType Name="ext_grantvehicle"');
  });

  it("keeps rows of the made-up tables as of any other", async () => {
    const body = JSON.stringify({ ext_name: "First", ext_amount1: "x" });
    const created = await send("ext_grantvehicles", { method: "POST", body });
    expect(created.status).toBe(204);
    const { tables: rows } = await read("ext_grantvehicles?$filter=ext_name eq 'first'");
    expect(rows).toHaveLength(1);
  });
});

describe("made-up tables", () => {
  it("are the same for the same numbers", () => {
    expect(generatedTables({ count: 3, columns: 8 })).toEqual(
      generatedTables({ count: 3, columns: 8 }),
    );
  });

  it("have that many columns each, and names of their own", () => {
    const tables = generatedTables({ count: 700, columns: 12 });
    expect(new Set(tables.map((table) => table.logicalName)).size).toBe(700);
    expect(tables.every((table) => table.columns.length === 12)).toBe(true);
    const names = new Set(tables[650]?.columns.map((column) => column.name));
    expect(names.size).toBe(12);
  });
});
