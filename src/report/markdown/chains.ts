import type { Chain, Report } from '../../model/report.js';
import { linePlace } from '../place.js';
import { plural } from '../text.js';
import { bullets, code, inline, paragraphs } from './escape.js';

type Step = Chain['steps'][number];

const MOST_STEPS = 40;

const stepWords = {
  read: 'read',
  defined: 'defined in the settings',
  documented: 'documented',
  'passed-on': 'passed on',
  set: 'set',
} satisfies Record<Step['step'], string>;

function line({ step, status, text, ...place }: Step): string {
  const said = status === 'missing' ? `**not ${stepWords[step]}**` : stepWords[step];
  return `${said} at ${code(linePlace(place))}: ${inline(text)}`;
}

function section({ variable, steps, breaks }: Chain): string {
  const shown = steps.slice(0, MOST_STEPS).map(line);
  const rest = steps.length - shown.length;
  const end = breaks ? ` breaks where it should be ${stepWords[breaks]}` : ' reaches its clients wherever a key does';
  return paragraphs([
    `${code(variable)}${end}:`,
    bullets([...shown, ...(rest > 0 ? [`and ${plural(rest, 'more place')}`] : [])]),
  ]);
}

/** One line a hop, from the client outwards. */
export function chainsSection({ chains = [] }: Report): string {
  return chains.length === 0 ? '' : paragraphs(['## The way of each variable', ...chains.map(section)]);
}
