import type { Route } from "../route";

/** The routes for people. */
export function page(routes: readonly Route[]): string {
  const lines = routes.map(
    ({ method, path, summary }) =>
      `<tr><td>${method}</td><td><code>/sandbox${escaped(path)}</code></td><td>${escaped(summary)}</td></tr>`,
  );
  return `<!DOCTYPE html><meta charset="utf-8"><title>Control of the sandbox</title>
<style>body{font-family:sans-serif;margin:2em}td{padding:.2em 1em .2em 0;vertical-align:top}</style>
<h1>Control of the sandbox</h1>
<p>The same in <a href="/sandbox/openapi.json">OpenAPI</a>.</p>
<table>
${lines.join("\n")}
</table>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
