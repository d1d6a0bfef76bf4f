import * as z from 'zod';
import { Report } from '../model/report.js';

export function reportJsonSchema(): object {
  return z.toJSONSchema(Report);
}
