import { SpectralError } from "@prismatic-io/spectral";

/**
 * A delivery that is refused: without the right key, or with a body that is no event of Dataverse. The
 * message says what was expected; it holds nothing of the key, the headers or the body.
 */
export class WebhookError extends SpectralError {
  override readonly name = "WebhookError";
}
