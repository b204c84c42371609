export interface RawFile {
  readonly name: string;
  readonly fileName: string;
  readonly content: Buffer;
  readonly contentType?: string | undefined;
}

export interface RawRequestParams {
  /** A path from the host, a path relative to the API root, or a URL on the connection's origin. */
  readonly url: string;
  readonly method: string;
  /** Sent as it is when text or Buffer, as JSON otherwise. */
  readonly data?: unknown;
  readonly formData?: readonly { readonly key: string; readonly value: string }[] | undefined;
  readonly fileData?: readonly RawFile[] | undefined;
  readonly queryParams?: readonly { readonly key: string; readonly value: string }[] | undefined;
  readonly headers?: readonly { readonly key: string; readonly value: string }[] | undefined;
  readonly responseType?: "json" | "text" | "arraybuffer" | "document" | undefined;
  /** Milliseconds one try may take. */
  readonly timeout?: number | undefined;
  /** Tries after the first one; 0 = one try. */
  readonly maxRetries?: number | undefined;
  readonly retryDelayMS?: number | undefined;
  readonly retryAllErrors?: boolean | undefined;
  readonly useExponentialBackoff?: boolean | undefined;
}

export interface RawResponse {
  /** Parsed JSON, text, or a Buffer, as `responseType` says. */
  readonly data: unknown;
  readonly status: number;
  readonly contentType: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}
