import { type Runtime, runtime } from "../../src/client/runtime";

/** How full the heap seems to be. */
export const useHeap = () => {
  const own: Pick<Runtime, "heapShare"> = { heapShare: runtime.heapShare };
  afterEach(() => Object.assign(runtime, own));
  return {
    /** Full from the so-manieth look on. */
    fullAfter: (looks: number) => {
      let looked = 0;
      Object.assign(runtime, {
        heapShare: () => {
          looked += 1;
          return looked > looks ? 0.9 : 0.1;
        },
      });
    },
    free: () => Object.assign(runtime, own),
  };
};
