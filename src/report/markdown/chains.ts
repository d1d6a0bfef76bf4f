import type { Chain, Report } from '../../model/report.js';
import { endText, shownSteps, stepText, type Step } from '../chains.js';
import { linePlace } from '../place.js';
import { bullets, code, inline, paragraphs } from './escape.js';

function line(step: Step): string {
  const said = step.status === 'missing' ? `**${stepText(step)}**` : stepText(step);
  return `${said} at ${code(linePlace(step))}: ${inline(step.text)}`;
}

function section(chain: Chain): string {
  const { shown, rest } = shownSteps(chain);
  return paragraphs([
    `${code(chain.variable)} ${endText(chain)}:`,
    bullets([...shown.map(line), ...(rest === undefined ? [] : [rest])]),
  ]);
}

/** One line a hop, from the client outwards. */
export function chainsSection({ chains = [] }: Report): string {
  return chains.length === 0 ? '' : paragraphs(['## The way of each variable', ...chains.map(section)]);
}
