import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../src/classify/redact.js';
import { disguised, undisguised } from '../../src/discover/disguise.js';
import { decode } from '../../src/lower/decode.js';
import { runs } from './mutate.js';

const word = fc
  .string({ unit: 'grapheme-ascii', minLength: 12, maxLength: 40 })
  .filter((text) => /^[\w.-]+$/.test(text));
const key = fc.stringMatching(/^sk-[A-Za-z0-9]{20,40}$/);

describe('texts', () => {
  it('are redacted once and for all, whatever they are', ({ task }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        expect(redact(redact(text))).toBe(redact(text));
      }),
      runs(1000, task),
    );
  });

  it('lose a key wherever it stands', ({ task }) => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), key, fc.string({ maxLength: 60 }), (before, secret, after) => {
        expect(redact(`${before} ${secret} ${after}`)).not.toContain(secret);
        expect(redact(`${before} api_key="${secret}" ${after}`)).not.toContain(secret);
      }),
      runs(1000, task),
    );
  });

  it('lose what is known to be a key, however it is quoted', ({ task }) => {
    fc.assert(
      fc.property(word, fc.constantFrom('"', "'", '`'), (secret, quote) => {
        expect(redact(`f(${quote}${secret}${quote})`, [secret])).not.toContain(secret);
      }),
      runs(300, task),
    );
  });

  it('come out of their disguise as they went in', ({ task }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(undisguised(disguised(name))).toBe(name);
        expect(disguised(name)).not.toMatch(/[\n\r\\\u2028\u2029]/);
      }),
      runs(1000, task),
    );
  });

  it('are decoded from any bytes', ({ task }) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const decoded = decode(Buffer.from(bytes));
        expect('skip' in decoded || !decoded.text.includes('\0')).toBe(true);
      }),
      runs(1000, task),
    );
  });
});
