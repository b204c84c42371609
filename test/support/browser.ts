/** A browser as far as the sign-in page needs one: it reads the page, presses a button, and is led on. */

export interface SignInButton {
  objectId: string;
  label: string;
}

export async function openPage(url: string): Promise<{ status: number; html: string }> {
  const response = await fetch(url, { redirect: "manual" });
  return { status: response.status, html: await response.text() };
}

/** The people on the page, in their order. */
export function buttonsOf(html: string): SignInButton[] {
  const buttons = html.matchAll(/<button name="user" value="([^"]+)">(.*?)<\/button>/g);
  return [...buttons].map(([, objectId = "", label = ""]) => ({ objectId, label }));
}

/** Presses a button; gives the answer, which leads to where the app wants it. */
export function press(url: string, button: Record<string, string>): Promise<Response> {
  return fetch(url, { method: "POST", body: new URLSearchParams(button), redirect: "manual" });
}

/** Picks the person on the page whose button has a text in it, and gives where that leads to. */
export async function signInAs(url: string, name: string): Promise<URL> {
  const { status, html } = await openPage(url);
  const button = buttonsOf(html).find(({ label }) => label.includes(name));
  if (button === undefined) throw new Error(`${status}: there is no ${name} on ${html}`);
  const { headers } = await press(url, { user: button.objectId });
  return new URL(headers.get("location") ?? "");
}
