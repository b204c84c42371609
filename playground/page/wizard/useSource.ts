import { useState } from "preact/hooks";
import { call, messageOf } from "../client/api";

interface Found {
  readonly loading: boolean;
  readonly result?: unknown;
  readonly error?: string;
}

/** A data source, read when it is asked for. */
export function useSource(key: string) {
  const [found, setFound] = useState<Found>({ loading: false });
  const read = async (inputs: Record<string, unknown>): Promise<void> => {
    setFound((before) => ({ ...before, loading: true }));
    try {
      const answer = await call("POST /api/sources/:key", { inputs }, { places: { key } });
      setFound(
        answer.ok
          ? { loading: false, result: answer.result }
          : { loading: false, error: answer.error },
      );
    } catch (error) {
      setFound({ loading: false, error: messageOf(error) });
    }
  };
  return { ...found, read };
}
