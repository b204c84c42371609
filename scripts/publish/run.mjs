/**
 * Publishes the built component by the platform's own command line (`prism components:publish`) to a server on
 * this machine, which takes the place of the platform's API. The last line is `published: …`, or what is wrong.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { unknownKeys } from "./wireKeys.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const LARGEST_VARIABLES_BYTES = 600_000;

const mutations = [];
const uploads = new Map();
const server = createServer((request, response) => {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    const body = Buffer.concat(parts);
    if (request.method === "PUT") {
      uploads.set(request.url, body);
      response.end();
    } else {
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify({ data: answer(JSON.parse(body)) }));
    }
  });
});

/** What the platform's API answers to the queries of the command. */
function answer({ query, variables }) {
  if (/\bauthenticatedUser\b/.test(query)) {
    const org = { id: "1", name: "Here" };
    return {
      authenticatedUser: { name: "A", email: "a@b.example", tenantId: "1", org, customer: null },
    };
  }
  if (!/\bmutation publishComponent\b/.test(query)) return { components: { nodes: [] } };
  mutations.push(variables);
  const at = (name) => `http://127.0.0.1:${server.address().port}/${name}`;
  const publishResult = {
    component: { id: "1", versionNumber: 1 },
    iconUploadUrl: at("icon"),
    packageUploadUrl: at("package"),
    sourceUploadUrl: at("source"),
    connectionIconUploadUrls: [],
    connectionAvatarIconUploadUrls: [],
  };
  return { publishComponent: { publishResult, errors: [] } };
}

server.listen(0, "127.0.0.1");
await once(server, "listening");
const home = mkdtempSync(join(tmpdir(), "publish-"));
try {
  const prism = join(here, "node_modules/@prismatic-io/prism/lib/run.js");
  const command = [prism, "components:publish", "--no-confirm"];
  const url = `http://127.0.0.1:${server.address().port}`;
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    PRISMATIC_URL: url,
    PRISM_ACCESS_TOKEN: "none",
  };
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: "inherit" });
  const [status] = await once(child, "exit");
  assert.equal(status, 0, "the command ends well");
  assert.equal(mutations.length, 1, "one mutation is sent");
  const [variables] = mutations;
  assert.equal(variables.definition.key, "ms-dynamics");
  for (const kind of ["actions", "triggers", "dataSources", "connections"]) {
    assert.ok(variables[kind].length > 0, `${kind} are sent`);
  }
  assert.deepEqual(unknownKeys(variables), [], "every key is one that the platform knows");
  const spoiled = { ...variables, actions: [{ ...variables.actions[0], oops: 1 }] };
  assert.equal(unknownKeys(spoiled).length, 1, "a key that it does not know is found");
  const size = Buffer.byteLength(JSON.stringify(variables));
  assert.ok(size <= LARGEST_VARIABLES_BYTES, `${size} bytes of variables are too many`);
  assert.deepEqual(uploads.get("/icon"), readFileSync(join(root, "dist/icon.png")));
  assert.equal(uploads.get("/package")?.subarray(0, 2).toString("latin1"), "PK");
  console.log(
    `published: ${size} bytes of variables, a package of ${uploads.get("/package").length}`,
  );
} finally {
  server.close();
  rmSync(home, { recursive: true });
}
