/** What is written has to be what prettier would write: it is asked. */
import { check } from 'prettier';
import { describe, expect, it } from 'vitest';
import { bare, fixed } from './harness.js';

const HEAD = "import OpenAI from 'openai';\n\nconst key = process.env.KEY;\n\n";
const ADDED = 'process.env.OPENAI_BASE_URL||';

const isClean = (text: string): Promise<boolean> => check(text, { parser: 'typescript', singleQuote: true });

/** As prettier has them. */
const CASES: Record<string, string> = {
  alone: 'export const client = new OpenAI();',
  'behind an operator': 'export const client = given ?? new OpenAI();',
  'behind an operator, with no room for both beside one another':
    'export const client = theClientThatWasGiven ?? new OpenAI();',
  'behind an operator, with more than there is room for':
    'export const client = theClientThatWasGiven ?? new OpenAI({ apiKey: key });',
  'one branch of a condition': 'export const client = key ? new OpenAI({ apiKey: key }) : null;',
  'a short branch of a condition': 'export const client = key ? new OpenAI() : null;',
  'a condition with an operator': 'export const client = key && on ? new OpenAI({ timeout: 1 }) : null;',
  'a branch that has its line already':
    'export const theClientOfThisWholeApplication = key\n  ? wrap({ openai: new OpenAI({ apiKey: key }) })\n  : null;',
  'alone inside another call': 'export const chain = prompt.pipe(new OpenAI());',
  'options alone inside another call': 'export const chain = prompt.pipe(new OpenAI({ apiKey: key }));',
  'beside others inside another call': "export const client = wrap(new OpenAI({ timeout: 3 }), 'openai');",
  'with one more option, beside others': "export const client = wrap(new OpenAI({ apiKey: key }), 'openai');",
  'an object at the end of another call': 'export const client = wrap(key, { openai: new OpenAI({ timeout: 3 }) });',
  'two objects': 'export const client = wrap({ key }, { openai: new OpenAI({ timeout: 3 }) });',
  'an empty object before one': 'export const client = wrap({}, { openai: new OpenAI({ timeout: 3 }) });',
  'returned by a function without a block': 'export const makeClient = (apiKey: string) => new OpenAI({ apiKey });',
  'returned by a function inside a call': 'export const client = lazily(() => new OpenAI({ apiKey: key }));',
  'returned by a function with a block':
    'export const client = lazily(() => {\n  return new OpenAI({ apiKey: key });\n});',
  'returned from an operator':
    'export function f(given?: OpenAI) {\n  return given ?? new OpenAI({ timeout: 3000 });\n}',
  'an object in an object':
    "export const model = {\n  client: new OpenAI({ apiKey: key }), // ours\n  name: 'gpt',\n};",
  'an object in an object on one line': 'export const model = { client: new OpenAI({ timeout: 4 }) };',
  'an item of a list': 'export const clients = [new OpenAI({ timeout: 3 }), null];',
  'before a call that is chained to it':
    'export const model = new OpenAI({ apiKey: key }).withOptions({ timeout: 3 });',
  'with a type': 'export const model: OpenAI = new OpenAI({ apiKey: key }) as OpenAI;',
  'waited for': 'export const model = await prepared(new OpenAI({ apiKey: key }));',
  'a property of a class': 'export class A {\n  private readonly client = new OpenAI({ apiKey: key });\n}',
  'a default of a parameter': 'export function ask(client = new OpenAI({ timeout: 3 })) {\n  return client;\n}',
  'before an object with lines of its own':
    "export const store = new Store(new OpenAI({ apiKey: key }), {\n  table: 'documents',\n\n  fields: {\n    id: 1,\n  },\n}).open();",
  'before a function with lines of its own':
    'export const client = wrap(new OpenAI({ apiKey: key }), () => {\n  stop();\n});',
  'a literal before an object with lines of its own':
    "export async function ask() {\n  return await fetch('https://api.openai.com/v1/models', {\n    headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` },\n  })\n    .then((response) => response.json())\n    .catch((error) => error);\n}",
  'a literal that has its line':
    "export function f() {\n  return new OpenAI({\n    apiKey: key,\n    baseURL: 'https://eu.api.openai.com/v1',\n  });\n}",
  'a literal that a function returns':
    "export const config = {\n  client: new OpenAI({ apiKey: key }),\n  getBaseURL: () => 'https://api.openai.com/v1',\n};\nfetch(`${config.getBaseURL()}/models`);",
  'a literal beside others': "export const client = new OpenAI({ baseURL: 'https://api.openai.com/v1' });",
};

describe('a TypeScript line that gets too long', () => {
  it.each(Object.entries(CASES))('%s', async (_title, call) => {
    const before = `${HEAD}${call}\n`;
    expect(await isClean(before)).toBe(true);
    const after = await fixed(before, 'src/client.ts');
    expect(bare(after)).toContain(ADDED);
    expect(await isClean(after), after).toBe(true);
  });

  it.each([
    [
      'brackets that stay open, in a file that is not laid out',
      'export const other = compute(firstOfTheManyArguments, secondOfTheManyArguments, thirdOfThemAll, fourthOfThem, theFifthOfThem, sixth);\nexport const client = wrap(new OpenAI({ apiKey: key }), () => {\n  stop();\n});',
      '}), () => {\n  stop();\n});',
    ],
    [
      'a text of several lines in what would move',
      'export const client = wrap(new OpenAI({ apiKey: key }), () => {\n  stop(`a\n  b`);\n});',
      '}), () => {\n  stop(`a\n  b`);\n});',
    ],
    [
      'brackets around a function',
      'void (async () => await consume(new OpenAI({ apiKey: key })))();',
      '  await consume(\n    new OpenAI({',
    ],
    [
      'comments inside',
      'export const client = new OpenAI({ apiKey: key /* ours */, timeout: 3 });',
      'new OpenAI({ apiKey: key /* ours */, baseURL: process.env.OPENAI_BASE_URL || undefined, timeout: 3 });',
    ],
    [
      'a line that was too long before',
      'export const client = new OpenAI({ apiKey: key, organization: theOrganization, project: theProject, timeout: 3000, maxRetries: 3 });',
      'new OpenAI({ apiKey: key, baseURL: process.env.OPENAI_BASE_URL || undefined, organization: theOrganization, project: theProject, timeout: 3000, maxRetries: 3 });',
    ],
  ])('%s', async (_title, before, after) => {
    expect(await fixed(`${HEAD}${before}\n`, 'src/client.ts')).toContain(after);
  });
});
