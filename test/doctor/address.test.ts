import { describe, expect, it } from 'vitest';
import { addressFrom, meant, shownUrl } from '../../src/doctor/address.js';

describe('the address of a gateway', () => {
  it.each([
    ['http://g:4000/v1/', 'http://g:4000/v1', 'http://g:4000', undefined],
    [' https://g/llm/v1 ', 'https://g/llm/v1', 'https://g/llm', undefined],
    ['http://g', 'http://g', 'http://g', 'http://g/v1'],
    ['http://g/v1/v1', 'http://g/v1/v1', 'http://g', 'http://g/v1'],
    ['http://g/v1?x=secret#y', 'http://g/v1', 'http://g', undefined],
  ])('%s', (written, base, root, other) => {
    const address = addressFrom(written)!;
    expect([address.base, address.root, meant(address)]).toEqual([base, root, other]);
  });

  it('hides who logs in', () => {
    expect(addressFrom('https://me:secret@g/v1')).toMatchObject({
      shown: 'https://g/v1',
      base: 'https://g/v1',
      hasUser: true,
    });
    expect(addressFrom('https://g/v1?me@x')).toMatchObject({ shown: 'https://g/v1', hasUser: false });
  });

  it.each([
    ' https://me:secret@g/v1',
    '"https://me:secret@g/v1"',
    "'https://me:secret@g/v1'",
    'https:/me:secret@g/v1',
    'https:me:secret@g/v1',
    'https://me:sec@ret@g/v1',
    'https://me:secret/2@g/v1',
    'https://me/secret@g/v1',
    'https://me:secret?x@g/v1',
    'https://me:secret#x@g/v1',
    'me:secret@g/v1',
    'https://secret@g/v1',
  ])('hides it however it is written: %s', (written) => {
    expect(shownUrl(written)).toMatch(/^(https:\/\/)?g\/v1$/);
    const address = addressFrom(written);
    expect(JSON.stringify(address ?? {})).not.toMatch(/sec|ret/);
    if (address) expect(address.hasUser).toBe(true);
  });

  it.each(['', 'g:4000', 'ftp://g', 'http://', 'localhost'])('is not %j', (written) => {
    expect(addressFrom(written)).toBeUndefined();
  });
});
