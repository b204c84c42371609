/** Commands of the pages that the test of the pages does not run, each with the reason. */
export interface Elsewhere {
  readonly page: string;
  /** First line of the block. */
  readonly firstLine: string;
  readonly why: string;
  /** The file that runs it, and what it says there. */
  readonly by?: readonly [file: string, text: string];
}

const OWN_ENVIRONMENT = "needs an environment of the reader's";
const TALKS_TO_MICROSOFT = "asks a server of Microsoft";
const SERVES = "serves until it is stopped";

export const elsewhere: readonly Elsewhere[] = [
  {
    page: "docs/flow-files.md",
    firstLine: "npm run build",
    why: "builds the component, and runs files of the reader's",
    by: ["test/runner/flow.test.ts", "runner/flow.ts"],
  },
  {
    page: "docs/migrating.md",
    firstLine:
      "npm run build                                # once: the component that runs the steps",
    why: "builds the component, and runs a file of the reader's",
    by: ["test/migrate/run.test.ts", "--run"],
  },
  {
    page: "docs/templates/README.md",
    firstLine: `npm run flow -- templates/web-form-to-lead.yml --payload '{"firstName":"Ann","lastName":"Lee","company":"Contoso","email":"ann@example.com","message":"Call me"}'`,
    why: "starts a local Dataverse",
    by: ["test/templates/forms.test.ts", '"web-form-to-lead"'],
  },
  {
    page: "docs/testing.md",
    firstLine:
      "npm install --save-dev ./dynamics-365-connector-1.1.0.tgz ./dataverse-sandbox-1.0.0.tgz",
    why: "installs into a project of the reader's",
    by: ["test/consumer/install.ts", "npm"],
  },
  {
    page: "README.md",
    firstLine: "npm ci && npm start",
    why: "installs and builds everything",
    by: [".ci/run", "step npm start"],
  },
  {
    page: "README.md",
    firstLine: "npm run playground",
    why: SERVES,
    by: ["playground/e2e/run.mjs", "playground"],
  },
  {
    page: "README.md",
    firstLine:
      "npm run build                          # dist/index.js, its icon and the notices of what is in it",
    why: "publishes to the platform, as somebody who may",
  },
  {
    page: "docs/command-line.md",
    firstLine:
      "export DATAVERSE_CLIENT_ID=…   # of an app registration, platform Mobile and desktop applications, redirect URI http://localhost",
    why: OWN_ENVIRONMENT,
    by: ["test/runner/connect.test.ts", '"--connect", sandbox.url'],
  },
  {
    page: "docs/command-line.md",
    firstLine:
      "export DATAVERSE_URL=https://YOUR-ORGANIZATION.crm4.dynamics.com DATAVERSE_CLIENT_ID=…",
    why: OWN_ENVIRONMENT,
  },
  {
    page: "docs/webhooks.md",
    firstLine: `node -e 'require("node:http").createServer((request, response) => { request.on("data", (part) => console.log(request.url, String(part))); request.on("end", () => response.end()); }).listen(3000)'`,
    why: SERVES,
  },
  {
    page: "docs/connections.md",
    firstLine:
      "curl -si https://contoso.crm4.dynamics.com/api/data/v9.2/ | grep -i www-authenticate",
    why: TALKS_TO_MICROSOFT,
  },
  {
    page: "docs/connections.md",
    firstLine: "curl -s https://login.microsoftonline.com/<tenant id>/oauth2/v2.0/token \\",
    why: TALKS_TO_MICROSOFT,
  },
  {
    page: "docs/sandbox.md",
    firstLine: "curl http://127.0.0.1:4711/sandbox/certificate > sandbox.pem",
    why: "signs in by variables in front of one command",
    by: ["test/sandbox/auth/openId.test.ts", "/sandbox/certificate`"],
  },
  {
    page: "docs/sandbox.md",
    firstLine: "DATAVERSE_TENANT_ID=… DATAVERSE_CLIENT_ID=… DATAVERSE_CLIENT_SECRET=… \\",
    why: OWN_ENVIRONMENT,
    by: ["test/sandbox/import/import.test.ts", "import"],
  },
  {
    page: "docs/playground.md",
    firstLine: "npm run playground -- --connect https://contoso.crm4.dynamics.com",
    why: OWN_ENVIRONMENT,
  },
  {
    page: "docs/playground.md",
    firstLine: "npm run playground",
    why: SERVES,
    by: ["playground/e2e/run.mjs", "playground"],
  },
  { page: "docs/triggers.md", firstLine: "npm run sandbox", why: SERVES },
  {
    page: "docs/sandbox.md",
    firstLine: "npm run sandbox",
    why: SERVES,
    by: ["test/sandbox/commandLine.test.ts", "takes every option"],
  },
  {
    page: "docs/sandbox.md",
    firstLine: "rm -f sandbox.env",
    why: "runs with the packed package",
    by: ["test/sandbox/package/package.test.ts", 'shown("curl")'],
  },
  {
    page: "sandbox/README.md",
    firstLine: "npx dataverse-sandbox --port 4711",
    why: SERVES,
    by: ["test/sandbox/package/package.test.ts", '"cli.js"), "--port", "0"'],
  },
];
