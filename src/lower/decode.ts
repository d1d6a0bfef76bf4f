import { isUtf8 } from 'node:buffer';

/** A byte order mark stays in the text, as its first character. */
export function decode(bytes: Buffer): { text: string } | { skip: string } {
  const text = isUtf16(bytes) ? fromUtf16(bytes) : bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
  return text.includes('\0') ? { skip: 'binary file' } : { text };
}

function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  return mark === 0xfffe || mark === 0xfeff;
}

/** A stray last byte is not a character. */
function fromUtf16(bytes: Buffer): string {
  const whole = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return (whole[0] === 0xfe ? whole.swap16() : whole).toString('utf16le');
}
