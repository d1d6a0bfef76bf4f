import type { Report } from '../../src/model/report.js';
import { configuration, configured, report, site } from './build.js';

/** What the owner of a scanned repository could put into names, to be taken for something else. */
export const hostileStrings: readonly [what: string, text: string][] = [
  ['a line break', 'src/a\n::error file=x::owned\nb.py'],
  ['a carriage return', 'src/a\r\n::add-mask::x.py'],
  ['a table', 'src/a | b | c.py'],
  ['backticks', 'src/``` `a` ````.py'],
  ['a workflow command', '::error title=owned::message'],
  ['an old workflow command', 'src/##[error]owned.py'],
  ['colours', 'src/\u001b[31mred\u001b[0m.py'],
  ['a title for the window', 'src/\u001b]0;owned\u0007.py'],
  ['a formula', '=cmd()|calc!A1'],
  ['HTML', 'src/<img src=x onerror=alert(1)>.py'],
  ['a link', 'src/[click](javascript:alert(1)).py'],
  ['a mention', 'src/@everyone/https://evil.example/www.evil.example.py'],
  ['text that runs backwards', 'src/\u202egnp.py'],
  ['half a character', 'src/\ud800.py'],
  ['the end of CDATA', 'src/]]>&lt;".py'],
  ['what is no character', 'src/\ufffe\uffff.py'],
  ['letters that take no room', 'src/a\u3164b\u200dc\u034fd\u115fe\ufeff.py'],
  ['text turned around and back', 'src/\u2067gnp\u2069\u200f.py'],
  ['nothing printable', '\u0000\u0001\u200b'],
  ['spaces and percent', 'src/100% a b#c?d.py'],
];

/** The text wherever the scanned repository has a say. */
export function hostileReport(text: string): Report {
  const hop = { path: text, line: 1, column: 1, text };
  const value = {
    expression: text,
    urls: [text],
    origins: [{ type: 'env' as const, name: text, path: text, line: 1 }],
    trace: [hop],
    reason: text,
  };
  const fields = {
    path: text,
    callee: text,
    within: text,
    snippet: text,
    impactReason: text,
    apiKey: value,
    implicitEnv: [text],
  };
  const uses = [{ api: text, path: text, line: 1, models: [text] }];
  const fix = { available: true as const, safety: 'review' as const, summary: text };
  return report({
    sites: [
      site({ ...fields, uses, fix, impact: 'high' }),
      site({ ...fields, uses, status: 'hardcoded', provider: 'unknown', baseUrl: value }),
      site({
        ...fields,
        uses,
        status: 'unresolved',
        provider: 'unknown',
        baseUrl: value,
        fix: { available: false, reason: text },
      }),
      site({ ...fields, uses, suppressed: { reason: text } }),
      site({ ...fields, uses, test: true }),
      configured({ ...fields, uses, baseUrl: value }),
    ],
    configuration: [configuration({ path: text, message: text, keys: [text], baseUrls: [text], fix })],
    diagnostics: [{ severity: 'error', path: text, line: 1, message: text }],
    files: { seen: 1, analysed: 0, failed: 0, skipped: 1 },
    skippedBecause: { [text]: 1 },
  });
}
