import type { Site } from '../model/report.js';
import { staysAsItIs } from './verdict.js';

type Unfixed = Extract<Site['fix'], { available: false }>;

/** What introduces the reason why a place is not changed: whether a person has to. */
export const unfixedWord = ({ movedBy }: Unfixed): string => (movedBy ? 'no code needed' : 'by hand');

/** The same of a place that may need nothing at all. */
export const neededWord = (site: Site, fix: Unfixed): string => (staysAsItIs(site) ? 'none needed' : unfixedWord(fix));
