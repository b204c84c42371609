/** Text as it is, such as JSON. It may scroll, so that keys have to reach it. */
export function Text({ children }: { readonly children: string }) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
  return <pre tabIndex={0}>{children}</pre>;
}
