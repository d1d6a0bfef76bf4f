/** Half-open range of UTF-16 offsets into `FileFacts.text`. */
export type Span = readonly [start: number, end: number];

export const covers = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];

/** A position as a person reads it: 1-based; `cell` (0-based) only in notebooks, where `line` counts inside the cell. */
export interface Place {
  line: number;
  column: number;
  cell?: number;
}
