import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Writes what clients are to trust into a file in a new folder, for as long as the sandbox runs. */
export function writeCertificateFile(certificate: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "dataverse-sandbox-")), "certificate.pem");
  writeFileSync(file, certificate);
  return file;
}

export function removeCertificateFile(file: string): void {
  rmSync(dirname(file), { recursive: true, force: true });
}
