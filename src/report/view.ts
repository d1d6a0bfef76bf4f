import type { Report } from '../model/report.js';

/** How the reader sees the text. `maxChars` binds only formats that go where there is a limit. */
export interface View {
  color: boolean;
  width: number;
  maxChars?: number;
}

export type Reporter = (report: Report, view: View) => string;
