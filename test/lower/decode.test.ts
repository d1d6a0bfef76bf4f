import { describe, expect, it } from 'vitest';
import { decode } from '../../src/lower/decode.js';

const utf16le = Buffer.from('\uFEFFurl = "é😀"', 'utf16le');
const utf16be = Buffer.from(utf16le).swap16();

describe('decode', () => {
  it.each<[string, Buffer, ReturnType<typeof decode>]>([
    ['nothing', Buffer.alloc(0), { text: '' }],
    ['UTF-8', Buffer.from('é😀\r\n'), { text: 'é😀\r\n' }],
    ['UTF-8 with a mark', Buffer.from('\uFEFFurl'), { text: '\uFEFFurl' }],
    ['UTF-16 LE', utf16le, { text: '\uFEFFurl = "é😀"' }],
    ['UTF-16 BE', utf16be, { text: '\uFEFFurl = "é😀"' }],
    ['UTF-16 with a stray byte', Buffer.concat([utf16be, Buffer.from('x')]), { text: '\uFEFFurl = "é😀"' }],
    ['Latin-1', Buffer.from('# café', 'latin1'), { text: '# café' }],
    ['NUL', Buffer.from('PK\0\x01'), { skip: 'binary file' }],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), { skip: 'binary file' }],
    ['one byte', Buffer.from([0xff]), { text: 'ÿ' }],
  ])('%s', (_what, bytes, expected) => {
    expect(decode(bytes)).toEqual(expected);
  });

  it('leaves the bytes as they are', () => {
    const before = Buffer.from(utf16be);
    decode(utf16be);
    expect(utf16be.equals(before)).toBe(true);
  });
});
