import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { installed, launch, open, sayIfLeftOut, type Opened } from './browser.js';
import { hostile, many, shown, small } from './pages.js';

sayIfLeftOut();

let browser: Browser;
const opened: Opened[] = [];

beforeAll(async () => {
  if (installed !== undefined) browser = await launch();
});
afterAll(async () => {
  if (installed !== undefined) await browser.close();
});
/** Whatever a test does: no page asks for anything, and none fails. */
afterEach(async () => {
  for (const { page, wrong } of opened.splice(0)) {
    await page.context().close();
    expect(wrong).toEqual([]);
  }
});

async function visit(...[html, view]: [html: string, view?: Parameters<typeof open>[2]]): Promise<Page> {
  const one = await open(browser, html, view);
  opened.push(one);
  return one.page;
}

const rows = (page: Page) => page.locator('.rows > li');
const fragment = (page: Page): string => decodeURIComponent(new URL(page.url()).hash);
const button = (page: Page, name: RegExp) => page.getByRole('button', { name });

describe.skipIf(installed === undefined)('the page in a browser', () => {
  it('shows every client of product code, worst first, and the rest when asked', async () => {
    const page = await visit(shown(small()));
    expect(await rows(page).count()).toBe(4);
    expect(await rows(page).first().textContent()).toContain('unresolved');
    await button(page, /^Tests and examples/).click();
    expect(await rows(page).count()).toBe(5);
    expect(fragment(page)).toBe('#tests=1');
  });

  it('keeps what is looked at in its address', async () => {
    const html = shown(small());
    const page = await visit(html);
    await page.getByRole('combobox', { name: 'Status' }).selectOption('hardcoded');
    await page.getByLabel('Find').fill('perplexity');
    await expect.poll(() => fragment(page)).toBe('#text=perplexity&status=hardcoded');
    await page.locator('.rows summary').click();
    await expect.poll(() => fragment(page)).toMatch(/open=/);

    const again = await visit(html, { fragment: new URL(page.url()).hash });
    expect(await rows(again).count()).toBe(1);
    expect(await again.locator('.story').textContent()).toContain('openrouter.ai');
    expect(await again.getByLabel('Find').inputValue()).toBe('perplexity');
  });

  it('follows its address when that changes', async () => {
    const page = await visit(shown(small()));
    await page.evaluate("location.hash = '#status=missing'");
    await expect.poll(() => rows(page).count()).toBe(1);
  });

  it('says how many there are of none, and leads back', async () => {
    const page = await visit(shown(small()), { fragment: '#text=nothing-is-called-so' });
    expect(await page.getByRole('status').textContent()).toContain('0 clients');
    await button(page, /Show all/).click();
    expect(await rows(page).count()).toBe(4);
  });

  it('is worked with the keyboard alone: a row opens, a node of the map narrows the list', async () => {
    const page = await visit(shown(small()));
    await page.locator('.rows summary').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.story').waitFor();

    const node = button(page, /^Address decided by: written in the code/);
    await node.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page).count()).toBe(1);
    expect(fragment(page)).toContain('node=1:written+in+the+code');
    expect(await node.getAttribute('aria-pressed')).toBe('true');
    expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toContain('written in the code');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page).count()).toBe(4);
  });

  it('shows of what is chosen the way through, and lets the rest fade', async () => {
    const page = await visit(shown(small()));
    await button(page, /^Calls end at: openrouter.ai/).hover();
    expect(await page.locator('.over path').count()).toBeGreaterThan(0);
    expect(await page.locator('.node.faded').count()).toBeGreaterThan(0);
  });

  it('draws a break where nothing sets a variable, and says it in the table as well', async () => {
    const page = await visit(shown(many(20)));
    expect(await page.locator('.link.broken').count()).toBeGreaterThan(0);
    await page.getByText('The map as a table').click();
    expect(await page.locator('.twin tbody tr', { hasText: 'not set' }).count()).toBeGreaterThan(0);
  });

  it('makes all rows of 700 sites, and prints them', async () => {
    const page = await visit(shown(many(700)));
    await expect.poll(() => rows(page).count()).toBe(584);
    expect(await page.locator('.map .node').count()).toBeLessThan(50);
    await page.emulateMedia({ media: 'print' });
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });

  it('has all rows on paper, even when it is printed at once', async () => {
    const page = await visit(shown(many(700)));
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    expect(await rows(page).count()).toBe(584);
  });

  it('shows what is hostile as text', async () => {
    const page = await visit(shown(hostile()), { fragment: '#tests=1' });
    await expect.poll(() => rows(page).count()).toBe(144);
    for (const summary of (await page.locator('.rows summary').all()).slice(0, 6)) await summary.click();
    expect(
      await page.locator('main :is(img, script, iframe, a, style, object), main [onerror], main [onload]').count(),
    ).toBe(0);
    expect(await page.locator('body').innerText()).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('body').innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u001b]/);
  });

  it('runs no script but its own', async () => {
    const page = await visit(shown(small()).replace('</body>', '<script>document.title = "owned"</script></body>'));
    expect(await page.title()).toBe('Where every call goes');
    expect(opened[0]?.wrong.splice(0).join()).toContain('Content Security Policy');
  });

  it.each([360, 768, 1280, 2560])('fits %s pixels', async (width) => {
    const page = await visit(shown(hostile()), { width });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });

  it.each([
    ['light', small],
    ['dark', small],
    ['light', hostile],
  ] as const)('has nothing that shuts people out: %s', async (scheme, make) => {
    const page = await visit(shown(make()), { scheme, fragment: '#tests=1', bypassCSP: true });
    await page.locator('.rows summary').first().click();
    await page.getByText('The map as a table').click();
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
      return violations.flatMap(({ id, impact, nodes }) =>
        impact === 'serious' || impact === 'critical' ? [`${id}: ${nodes[0]?.html}`] : [],
      );
    });
    expect(found).toEqual([]);
  });
});
