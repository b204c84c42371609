/** In the place of the parts of axios's http adapter that never run here; it makes one of them at once. */
export default class Nothing {}

export {
  Nothing as asyncDecorator,
  Nothing as estimateDataURLBufferAllocation,
  Nothing as progressEventDecorator,
  Nothing as progressEventReducer,
};
