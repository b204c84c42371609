import { spawn } from "node:child_process";

/**
 * Opens an address in the browser that the machine prefers, or in the one that `BROWSER` names; `none` is
 * none. Whether one opens cannot be known, which is why the address is printed as well.
 */
export function openBrowser(address: string): void {
  const chosen = process.env["BROWSER"];
  if (chosen === "none") return;
  const [command, ...words] = chosen ? [chosen] : usualCommand(process.platform);
  const child = spawn(command, [...words, address], { detached: true, stdio: "ignore" });
  child.once("error", () => undefined);
  child.unref();
}

function usualCommand(platform: NodeJS.Platform): [string, ...string[]] {
  if (platform === "darwin") return ["open"];
  return platform === "win32" ? ["rundll32", "url.dll,FileProtocolHandler"] : ["xdg-open"];
}
