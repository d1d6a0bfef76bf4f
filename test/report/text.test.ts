import { expect, test } from 'vitest';
import { place } from '../../src/report/place.js';
import { clip, phrase, visible, visibleBlock } from '../../src/report/text.js';

test.each([
  ['plain', 'src/client.py', 'src/client.py'],
  ['a line break', 'a\nb\r\tc', 'a\\nb\\r\\tc'],
  ['an escape sequence', '\u001b[31m', '\\x1b[31m'],
  ['text that runs backwards', '\u202e', '\\u{202e}'],
  ['what is not there', '\u200b\ufeff\u2028', '\\u{200b}\\u{feff}\\u{2028}'],
  ['half a character', '\ud83d', '\\u{d83d}'],
  ['a whole one', '😀 é 設定', '😀 é 設定'],
])('shows %s', (_what, text, expected) => {
  expect(visible(text)).toBe(expected);
});

test('keeps the lines of a block', () => {
  expect(visibleBlock('a\r\n\tb\u0007')).toBe('a\n\tb\\x07');
});

test.each([
  ['the main path.', 'the main path'],
  ['and so on...', 'and so on...'],
  [' two\nlines ', 'two\\nlines'],
])('takes the full stop from %j', (text, expected) => {
  expect(phrase(text)).toBe(expected);
});

test('cuts no character in half', () => {
  expect(clip('ab😀cd', 4)).toBe('ab…');
  expect(clip('abcd', 4)).toBe('abcd');
});

test.each([
  [{ path: 'a.py', line: 3, column: 7 }, 'a.py:3:7'],
  [{ path: 'a.py', line: 3 }, 'a.py:3'],
  [{ path: 'a.py' }, 'a.py'],
  [{ path: 'demo.ipynb', cell: 3, line: 7 }, 'demo.ipynb cell 3:7'],
])('names the place %j', (at, expected) => {
  expect(place(at)).toBe(expected);
});
