import { describe, expect, it } from 'vitest';
import { remark } from '../../src/doctor/remark.js';

const said = (json: unknown, key?: string) =>
  remark({ status: 401, text: typeof json === 'string' ? json : '', json, location: undefined }, key);

describe('what a gateway says', () => {
  it('is found in the usual places', () => {
    expect(said({ error: { message: 'No key.' } })).toBe(': No key');
    expect(said({ detail: 'Not Found' })).toBe(': Not Found');
    expect(said({ error: 'down' })).toBe(': down');
  });

  it('repeats no key, neither the one that was sent nor one that looks like one', () => {
    expect(said({ error: { message: 'Bad key harbour-17, expected sk-abc.def' } }, 'harbour-17')).toBe(
      ': Bad key ***, expected ***',
    );
  });

  it('shows no page', () => {
    expect(remark({ status: 502, text: '<html>x</html>', json: undefined, location: undefined }, undefined)).toBe('');
  });
});
