import { useState } from "preact/hooks";
import type { BodyView, WireRequest } from "../../contract";
import { duration, moodOf, readable, shortUrl, size } from "../model/wireLog";
import { Text } from "../views/Text";

/** One request, with its headers and bodies when it is opened. */
export function RequestLine({ request }: { readonly request: WireRequest }) {
  const [isOpen, setOpen] = useState(false);
  const mood = moodOf(request);
  const { method, url, status, ms, attempt, failure, refused, purpose } = request;
  return (
    <details class={`request ${mood}`} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class="method">{method}</span>
        <span class="url" title={url}>
          {purpose === "signIn" ? "sign-in" : shortUrl(url)}
        </span>
        {attempt > 1 ? <span class="badge told">try {attempt}</span> : null}
        <span class={`status ${mood}`}>
          {refused ? "not sent" : (status ?? (failure ? "lost" : "…"))}
        </span>
        <span class="ms">{ms === undefined ? "" : duration(ms)}</span>
      </summary>
      {isOpen ? <Inside request={request} /> : null}
    </details>
  );
}

function Inside({ request }: { readonly request: WireRequest }) {
  const {
    origin,
    url,
    failure,
    refused,
    requestHeaders,
    responseHeaders,
    requestBody,
    responseBody,
  } = request;
  return (
    <div class="request-inside">
      <p class="full-url">
        {origin}
        {url}
      </p>
      {failure ? <p class="bad">{failure}</p> : null}
      {refused ? <p class="bad">{refused}</p> : null}
      <Body title="Request" body={requestBody} headers={requestHeaders} />
      <Body title="Answer" body={responseBody} headers={responseHeaders} />
    </div>
  );
}

interface BodyProps {
  readonly title: string;
  readonly body: BodyView | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;
}

function Body({ title, body, headers }: BodyProps) {
  if (!body && !headers) return null;
  return (
    <section>
      <h3>
        {title} {body ? <small>{size(body.bytes)}</small> : null}
      </h3>
      {headers && Object.keys(headers).length > 0 ? (
        <details class="headers">
          <summary>{Object.keys(headers).length} headers</summary>
          <dl>
            {Object.entries(headers).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
      {body?.text ? <Text>{readable(body.text)}</Text> : null}
      {body?.note ? <p class="quiet">{body.note}</p> : null}
    </section>
  );
}
