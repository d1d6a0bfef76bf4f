import type { Report } from '../model/report.js';

/** How the reader sees the text. `maxChars` binds only formats that go where there is a limit. */
export interface View {
  color: boolean;
  width: number;
  maxChars?: number;
  /** The page that `html` puts a report into; read only when it is asked for. */
  page?: () => string;
}

export type Reporter = (report: Report, view: View) => string;
