import type { SandboxResponse } from "../../types";
import type { Identity } from "../openId/idTokens";
import type { Application } from "../tenant";

const headers: Readonly<Record<string, string>> = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
  "Cache-Control": "no-store, no-cache",
  "Referrer-Policy": "no-referrer",
  "X-Frame-Options": "DENY",
};

/** Whom the page is shown for, and who may sign in. */
export interface SignInPage {
  application: Application;
  people: readonly Identity[];
  /** The sign-in name that the app expects. */
  hint: string;
}

/**
 * The page to sign in at: one button a person, and no password. The form goes to the page's own address,
 * which holds all that the app asked for.
 */
export function signInPage({ application, people, hint }: SignInPage): SandboxResponse {
  const name = `<b>${escaped(application.clientId)}</b>`;
  const asks = application.isConsented
    ? `The application ${name} signs in as:`
    : `The application ${name} asks to access Dataverse as you. Accept as:`;
  const isHinted = ({ signInName }: Identity) => signInName.toLowerCase() === hint.toLowerCase();
  const inOrder = [...people.filter(isHinted), ...people.filter((person) => !isHinted(person))];
  const buttons = inOrder.map(
    ({ objectId, name, signInName }) =>
      `<p><button name="user" value="${escaped(objectId)}">${escaped(name)} <small>${escaped(signInName)}</small></button></p>`,
  );
  const decline = `<p><button name="decline" value="true">Cancel</button></p>`;
  return page(200, `<p>${asks}</p><form method="post">${buttons.join("")}${decline}</form>`);
}

/** What the person is told where no answer can be sent to the app. */
export function errorPage(description: string): SandboxResponse {
  return page(
    400,
    `<p>Sorry, but we’re having trouble signing you in.</p><p>${escaped(description)}</p>`,
  );
}

/** The answer as a form to the app, which the person sends: that takes no script. */
export function formPage(action: string, fields: URLSearchParams): SandboxResponse {
  const inputs = [...fields].map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  return page(
    200,
    `<form method="post" action="${escaped(action)}">${inputs.join("")}<button>Continue</button></form>`,
  );
}

function page(status: number, content: string): SandboxResponse {
  const style =
    "body{font:16px system-ui,sans-serif;max-width:36em;margin:3em auto;padding:0 1em}button{font:inherit;padding:.5em 1em;width:100%;text-align:left}";
  const title = "Sign in to the Dataverse sandbox";
  const body = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>${style}</style><h1>${title}</h1>${content}</html>`;
  return { status, headers: { ...headers }, body };
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
