import { describe, expect, it } from 'vitest';
import { lastValue } from './show.js';

describe('strings', () => {
  it.each([
    [`'plain'`, 'plain'],
    [`"""two\nlines"""`, 'two\nlines'],
    [`"""two\r\nlines"""`, 'two\nlines'],
    [`"tab\\t quote\\" \\x41 \\u00e9 \\U0001d599 \\101"`, 'tab\t quote" A é 𝖙 A'],
    [`"joined \\\nline"`, 'joined line'],
    [`"\\d \\q"`, '\\d \\q'],
    [`"\\U99999999"`, '\\U99999999'],
    [`"\\N{BULLET}"`, '\\N{BULLET}'],
    [`r"raw\\n"`, 'raw\\n'],
    [`r"\\\\"`, '\\\\'],
    [`b"bytes\\x41\\u0041"`, 'bytesA\\u0041'],
    [`Rb'\\n'`, '\\n'],
    [`u"é😀"`, 'é😀'],
    [`"a" 'b' \\\n  "c"`, 'abc'],
    [`("https://"\n "host")`, 'https://host'],
    [`f"no holes {{}}"`, 'no holes {}'],
    [`""`, ''],
  ])('%s', (source, expected) => {
    expect(lastValue(`x = ${source}\n`)).toBe(JSON.stringify(expected));
  });

  it.each([
    [`f"{host}/v1"`, 'f<host "/v1">'],
    [`f"{host!r:>{width}}{{x}}"`, 'f<host "{x}">'],
    [`f"{cfg['url']}:{port:04d}"`, 'f<cfg["url"] ":" port>'],
    [`f"{url=}"`, 'f<url>'],
    [`rf"\\d{n}"`, 'f<"\\\\d" n>'],
    [`f"{a}" "/v1" f"{b}"`, 'f<a "/v1" b>'],
    [`f"{f'{inner}'}"`, 'f<f<inner>>'],
    [`f"{a, b}"`, 'f<[a, b]>'],
    [`f"{make(url)}"`, 'f<make(url)>'],
  ])('%s', (source, expected) => {
    expect(lastValue(`x = ${source}\n`)).toBe(expected);
  });
});
