import { describe, expect, it } from 'vitest';
import { lineHashes } from '../../src/classify/line-hash.js';

const code = `from openai import OpenAI


def build():
    client = OpenAI()
    return client


def build_again():
    client = OpenAI()
    return client
`;
const hashes = (text: string): (string | undefined)[] =>
  text.split(/\r\n|\r|\n/).map((_, at) => lineHashes(text)(at + 1));

/** The rolling way in which the upload goes through a file, character by character. */
function rolled(text: string): string[] {
  const found: string[] = [];
  const counts = new Map<string, number>();
  const window = Array<number>(100).fill(0);
  const starts = Array<boolean>(100).fill(false);
  let hash = 0n;
  let at = 0;
  const leave = (): void => {
    if (!starts[at]) return;
    const value = BigInt.asUintN(64, hash).toString(16);
    counts.set(value, (counts.get(value) ?? 0) + 1);
    found.push(`${value}:${counts.get(value) ?? 0}`);
    starts[at] = false;
  };
  const enter = (char: number, isStart: boolean): void => {
    leave();
    starts[at] = isStart;
    hash = BigInt.asUintN(64, hash * 37n + BigInt(char) - 37n ** 100n * BigInt(window[at] ?? 0));
    window[at] = char;
    at = (at + 1) % 100;
  };
  let isStart = true;
  for (const char of `${text.replace(/\r\n?/g, '\n').replace(/[ \t]/g, '')}\uffff`.split('')) {
    enter(char.charCodeAt(0), isStart);
    isStart = char === '\n';
  }
  for (let left = 0; left < 100; left++) enter(0, false);
  return found;
}

describe('the hash of a line', () => {
  it('of nothing', () => expect(hashes('')).toEqual(['c129715d7a2bc9a3:1']));

  it('stays what it was', () => {
    expect(hashes(code).slice(3, 6)).toEqual(['72e1bd8a95924d6e:1', '912d2b703e9a7346:1', '3745a1a5ae0dff4f:1']);
  });

  it.each([
    ['carriage returns and line feeds', (text: string) => text.replaceAll('\n', '\r\n')],
    ['carriage returns', (text: string) => text.replaceAll('\n', '\r')],
    ['tabs', (text: string) => text.replaceAll('    ', '\t')],
    ['trailing blanks', (text: string) => text.replaceAll('\n', '  \n')],
  ])('minds no %s', (_what, change) => expect(hashes(change(code))).toEqual(hashes(code)));

  it.each([
    code,
    code.repeat(9),
    'x\n'.repeat(300),
    'a'.repeat(99),
    'a'.repeat(100),
    `${'é😀'.repeat(60)}\n\n`,
    '\n\n',
  ])('is the one that rolling through %j gives', (text) => expect(hashes(text)).toEqual(rolled(text)));

  it('of a line that is not there', () => expect(lineHashes(code)(99)).toBeUndefined());
});
