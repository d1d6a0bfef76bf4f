import { describe, expect, test } from 'vitest';
import { render } from '../../src/report/index.js';
import { code, fence, inline, table } from '../../src/report/markdown/escape.js';
import { configuration, configured, hardcoded, plainView, report, site, smallReport } from './build.js';

const markdown = (parts: Parameters<typeof report>[0]): string => render(report(parts), 'markdown', plainView);

describe('markdown', () => {
  test('of a small report', () => {
    expect(render(smallReport(), 'markdown', plainView)).toMatchSnapshot();
  });

  test('of nothing has a summary and the coverage, and no plan', () => {
    const output = markdown({});
    expect(output).toContain('No client was found: nothing to do.');
    expect(output).toContain('## Coverage');
    expect(output).not.toContain('## Migration plan');
  });

  test('keeps tests out of the locations and sums up equal ones', () => {
    const tests = [1, 2, 3, 4, 5, 6, 7].map((line) => site({ path: 'tests/test_chat.py', line, test: true }));
    const output = markdown({ sites: tests });
    expect(output).not.toContain('## Client locations');
    expect(output).toMatch(
      /\| missing \| `openai.AsyncOpenAI` \| none \| 7 \| `tests\/test_chat.py:1`.* and 2 more \|/,
    );
  });

  test('shows many product sites by shape after the first two hundred', () => {
    const sites = Array.from({ length: 230 }, (_, line) => site({ line: line + 1 }));
    const output = markdown({ sites });
    expect(output).toContain('### 200. ');
    expect(output).not.toContain('### 201. ');
    expect(output).toContain('| 30 |');
  });

  test.each([
    ['src/client.ts', 'ts'],
    ['web/client.tsx', 'tsx'],
    ['web/client.mjs', 'js'],
  ])('fences %s as %s', (path, language) => {
    expect(markdown({ sites: [site({ path, language: 'typescript' })] })).toContain(`\`\`\`${language}\nclient`);
  });

  test('asks for nothing where a literal reaches another vendor', () => {
    const output = markdown({ sites: [hardcoded()] });
    expect(output).toContain('nothing, unless these calls should move too');
    expect(output).toContain('### To modify\n\nNone.');
  });

  test.each([
    ['vendor', '`CHAT_BASE_URL`, `OPENAI_BASE_URL`'],
    ['literal', '`CHAT_BASE_URL`'],
    ['error', '`CHAT_BASE_URL`'],
  ] as const)('names what the SDK reads only where it would look: unset leads to %s', (whenUnset, names) => {
    const output = markdown({ sites: [configured({ whenUnset, implicitEnv: ['OPENAI_BASE_URL'] })] });
    expect(output).toContain(`| environment only: ${names} |`);
  });

  test('tells of the risks, and of what stays outside', () => {
    const [, alone = ''] = markdown({ sites: [site()] }).split('### Risks');
    const [, both = ''] = markdown({ sites: [site(), hardcoded()] }).split('### Risks');
    expect(alone).toContain('When the gateway is down');
    expect(alone).not.toContain('keep their own address');
    expect(both).toContain('keep their own address');
  });

  test('plans with the names of the repository', () => {
    const output = markdown({
      sites: [site()],
      configuration: [configuration({ kind: 'workflow', path: '.github/workflows/e2e.yml', line: 40 })],
    });
    const [, plan = ''] = output.split('## Migration plan');
    for (const name of [
      'backend/blocks/codex.py:165',
      '.github/workflows/e2e.yml:40',
      'OPENAI_BASE_URL',
      'gpt-5-codex',
    ]) {
      expect(plan).toContain(`\`${name}\``);
    }
  });
});

describe('escapes', () => {
  test.each([
    ['plain words stay', 'pass base_url=settings.url', 'pass base_url=settings.url'],
    ['emphasis', '**loud** _soft_', '\\*\\*loud\\*\\* \\_soft\\_'],
    ['HTML', '<b>&', '&lt;b&gt;&amp;'],
    ['pipes', 'a|b', 'a&#124;b'],
    ['a list', '- item', '\\- item'],
    ['a numbered list', '1. item', '1\\. item'],
    ['a version', '0.1.0', '0.1.0'],
    ['a link', '[a](b)', '\\[a\\](b)'],
    ['a bare link', 'https://evil.example', 'https:&#47;&#47;evil.example'],
    ['a mention', '@admin', '@<!-- -->admin'],
    ['a heading', '# big', '\\# big'],
    ['a line break', 'a\nb', 'a\\\\nb'],
    ['a full stop', 'the main path.', 'the main path'],
  ])('%s', (_what, text, expected) => {
    expect(inline(text)).toBe(expected);
  });

  test.each([
    ['plain', 'os.getenv("X")', '`os.getenv("X")`'],
    ['a backtick inside', 'a`b', '``a`b``'],
    ['a backtick at the end', 'b`', '`` b` ``'],
    ['several lines', 'f(\n  x,\n)', '`f( x, )`'],
    ['nothing', '', '` `'],
  ])('code of %s', (_what, text, expected) => {
    expect(code(text)).toBe(expected);
  });

  test('a fence is longer than any inside', () => {
    expect(fence('python', '````\nx\n````')).toBe('`````python\n````\nx\n````\n`````');
  });

  test('a table has as many cells as headers', () => {
    expect(table(['Path'], [[code('a|b')], ['two\nlines']])).toBe('| Path |\n| --- |\n| `a\\|b` |\n| two lines |');
  });
});
