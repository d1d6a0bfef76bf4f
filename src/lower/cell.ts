/** A cell of code in a notebook. */
export interface CodeCell {
  /** Counted over all cells of the notebook, from 0. */
  index: number;
  source: string;
}
