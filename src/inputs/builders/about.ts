/** What the designer shows of an input beside its label. */
export interface About {
  readonly placeholder: string;
  readonly example: string;
  /** Short and plain, at most 160 characters: the pages under docs say the rest. */
  readonly comments: string;
  /** Key of the data source that offers values. */
  readonly dataSource?: string;
}
