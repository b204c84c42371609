import type { WireEvent } from "../../contract";

/**
 * Listens to what happens. The browser connects again where the line breaks, and gets what it missed.
 * `onLine` is told whether events arrive. Returns how to stop.
 */
export function listen(
  onEvent: (event: WireEvent) => void,
  onLine: (isOpen: boolean) => void,
): () => void {
  const source = new EventSource("/api/wire");
  source.onopen = () => onLine(true);
  source.onerror = () => onLine(false);
  source.onmessage = ({ data }: MessageEvent<string>) => onEvent(JSON.parse(data) as WireEvent);
  return () => source.close();
}
