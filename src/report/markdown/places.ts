import type { Site } from '../../model/report.js';
import { linePlace } from '../place.js';
import { code } from './escape.js';

/** The first few places of a group, and how many more there are. */
export function places(
  sites: readonly Site[],
  show: (site: Site) => string = (site) => code(linePlace(site)),
  most = 5,
): string {
  const shown = sites.slice(0, most).map(show).join(', ');
  return sites.length > most ? `${shown} and ${sites.length - most} more` : shown;
}
