import type { Site } from '../model/report.js';

type Unfixed = Extract<Site['fix'], { available: false }>;

/** What introduces the reason why a place is not changed: whether a person has to. */
export const unfixedWord = ({ movedBy }: Unfixed): string => (movedBy ? 'no code needed' : 'by hand');
