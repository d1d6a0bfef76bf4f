import type { Audited } from '../model/analysis.js';
import type { Discovery, Sources } from '../model/discovery.js';
import type { AuditOptions, Progress } from '../model/options.js';
import type { Rules } from '../model/rules.js';

export type Audit = (
  discovery: Discovery,
  sources: Sources,
  rules: Rules,
  options: AuditOptions,
  progress?: (step: Progress) => void,
) => Promise<Audited>;

/** Loaded only when a scan starts: the parsers are slow to load, and native. */
export type LoadAudit = () => Promise<Audit>;
