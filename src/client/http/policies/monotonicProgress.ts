import type { Policy } from "../../types/http";

/** Keeps what is told of an upload from going back when it is sent again. */
export const monotonicProgress: Policy = (request, next) => {
  const { onProgress } = request;
  if (!onProgress) return next(request);
  let told = -1;
  return next({
    ...request,
    onProgress: (sentBytes, totalBytes) => {
      if (sentBytes <= told) return;
      told = sentBytes;
      onProgress(sentBytes, totalBytes);
    },
  });
};
