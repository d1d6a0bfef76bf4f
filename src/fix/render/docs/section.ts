/** A section on the gateway, in Markdown as the document writes it. */
import type { WriteSection } from '../../../model/remedy.js';
import type { Made } from '../index.js';

interface Manner {
  bullet: string;
  fence: string;
  eol: string;
}

export function sectionWritten(remedy: WriteSection, text: string): Made {
  const { path, offset } = remedy;
  const manner = mannerOf(text);
  const before = text.slice(0, offset).replace(/\r/g, '');
  const gap = before.endsWith('\n\n') || before === '' ? [] : before.endsWith('\n') ? [''] : ['', ''];
  const isLast = offset >= text.length;
  const lines = [...gap, ...bodyOf(remedy, manner), ...(isLast ? [] : [''])];
  const written = `${lines.join(manner.eol)}${manner.eol}`;
  return { path, changes: [{ start: offset, end: offset, text: written }], needs: [] };
}

function mannerOf(text: string): Manner {
  const bullet = /^ {0,3}([-*+]) \S/m.exec(text)?.[1] ?? '-';
  const fence = /^ {0,3}(`{3,}|~{3,})/m.exec(text)?.[1] ?? '```';
  return { bullet, fence: fence.slice(0, 3), eol: text.includes('\r\n') ? '\r\n' : '\n' };
}

function heading(title: string, level: number, isUnderlined: boolean): string[] {
  if (isUnderlined && level <= 2) return [title, (level === 1 ? '=' : '-').repeat(title.length), ''];
  return [`${'#'.repeat(level)} ${title}`, ''];
}

function bodyOf(remedy: WriteSection, manner: Manner): string[] {
  const { level, isUnderlined } = remedy;
  return [
    ...heading('Sending LLM traffic through a gateway', level, isUnderlined),
    ...configuration(remedy, manner),
    ...heading('Moving to the gateway', level + 1, isUnderlined),
    ...steps(remedy, manner),
    ...heading('Going back', level + 1, isUnderlined),
    ...rollback(remedy),
    ...heading('When it does not work', level + 1, isUnderlined),
    ...troubles(remedy, manner),
  ];
}

const code = (name: string): string => `\`${name}\``;
const listed = (names: readonly string[]): string => names.map(code).join(', ');

const MOST_PATHS = 5;

function configuration({ variables, keys, fallback }: WriteSection, { bullet, fence }: Manner): string[] {
  const [main] = variables;
  return [
    `Requests go to ${code(fallback)} unless a variable says otherwise. To send them through a gateway that speaks the same API, set its address, with ${code('/v1')} at the end, and a key of the gateway:`,
    '',
    `${fence}sh`,
    `${main?.name ?? ''}=http://localhost:4000/v1`,
    `${keys[0] ?? ''}=your-gateway-key`,
    fence,
    '',
    'A variable that is not set, or is empty, changes nothing. Which variable is read where:',
    '',
    ...variables.map(({ name, paths }) => {
      const more = paths.length > MOST_PATHS ? ` and ${paths.length - MOST_PATHS} more` : '';
      return `${bullet} ${code(name)}: ${listed(paths.slice(0, MOST_PATHS))}${more}`;
    }),
    '',
  ];
}

function steps({ variables, keys, models }: WriteSection, { fence }: Manner): string[] {
  const [main] = variables;
  const wanted = models.length === 0 ? 'every model that is used here' : listed(models);
  return [
    `1. Give the vendor's key to the gateway, and make a key of the gateway for this project.`,
    `2. See that the gateway serves ${wanted}, under these very names:`,
    '',
    `   ${fence}sh`,
    `   curl -H "Authorization: Bearer $${keys[0] ?? ''}" "$${main?.name ?? ''}/models"`,
    `   ${fence}`,
    '',
    `3. Set ${listed(variables.map(({ name }) => name))} and ${listed(keys)} where the program runs, and start it again.`,
    '4. Make a request, and look for it in the log of the gateway.',
    '',
  ];
}

const rollback = ({ variables, keys }: WriteSection): string[] => [
  `Unset ${listed(variables.map(({ name }) => name))}, put the vendor's key back into ${listed(keys)}, and start the program again. The code stays as it is.`,
  '',
];

function troubles({ variables }: WriteSection, { bullet }: Manner): string[] {
  return [
    `${bullet} **Connection refused**: the gateway does not run, or not at this address. Inside a container, ${code('localhost')} is the container itself: use the name of the gateway's service.`,
    `${bullet} **401**: the key is the vendor's, or not known to the gateway. It wants one of its own.`,
    `${bullet} **Embeddings work, but chat does not** (or the other way round): the gateway serves only one kind of model, or ${variables.length > 1 ? 'only one of the variables above is set' : 'one of the clients was not started again'}. Compare with its list of models.`,
    `${bullet} **Model not found**: the gateway knows the model by another name. Names must be those of its list, prefixes included.`,
    `${bullet} **404 on every request**: ${code('/v1')} is missing at the end of the address, or is there twice.`,
  ];
}
