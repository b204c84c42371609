import { Refusal } from "../errors";

/**
 * What is wrong with a file.
 * https://learn.microsoft.com/power-apps/developer/data-platform/files-images-overview
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes
 */
export function tooBig(): Refusal {
  return new Refusal(400, "0x80044a02", "Attachment file size is too big.");
}

export function blockedExtension(): Refusal {
  const message =
    "The attachment is either not a valid type or is too large. It cannot be uploaded or downloaded.";
  return new Refusal(400, "0x80043e09", message);
}

export function blockedType(type: string): Refusal {
  return new Refusal(
    400,
    "0x80072522",
    `Operation not allowed as mime type ${type} is blocked. Please contact your administrator.`,
  );
}

export function notAllowedType(type: string): Refusal {
  return new Refusal(
    400,
    "0x80072521",
    `Operation not allowed as mime type ${type} is not in the allow list. Please contact your administrator.`,
  );
}

export function noFile(): Refusal {
  return new Refusal(404, "0x80040217", "No file attachment found for attribute");
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/image-column-data */
export function badPicture(reason: string): Refusal {
  return new Refusal(400, "0x80072553", `Error occured when processing image. Reason: ${reason}`);
}

export function notPrimary(column: string, table: string): Refusal {
  return new Refusal(
    400,
    "0x80090487",
    `Non-primary image attribute ${column} of entity ${table} is not allowed to upload during Create operation.`,
  );
}

export function badRange(range: string): Refusal {
  return new Refusal(416, "0x80090000", `The range ${range} is invalid.`);
}

export function badContentRange(): Refusal {
  return new Refusal(400, "0x80090005", "The Content-Range header is invalid.");
}

export function badBlocks(): Refusal {
  return new Refusal(400, "0x80090006", "The block list is invalid.");
}

export function blockTooBig(bytes: number): Refusal {
  return new Refusal(400, "0x80090008", `The block is larger than ${bytes} bytes.`);
}

export function badParameter(name: string): Refusal {
  return new Refusal(400, "0x80090003", `The parameter ${name} is invalid.`);
}

export function notAFile(column: string): Refusal {
  return new Refusal(400, "0x80090007", `The attribute ${column} is not a file attribute.`);
}
