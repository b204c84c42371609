import { SpectralError } from "@prismatic-io/spectral";

/** Bad input, found before anything was sent: which input, what was wrong, what is accepted. */
export class InputError extends SpectralError {
  override readonly name = "InputError";
}
