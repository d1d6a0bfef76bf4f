/** A real browser that has no network: what a page asks for is noted, and refused. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ADDRESS = 'http://report.example/';

export const installed = PLACES.find((path) => existsSync(path));

/** Said loudly, once; where CI=true it fails the run. */
export function sayIfLeftOut(): void {
  if (installed !== undefined) return;
  const message = `LEFT OUT: the tests of the html report in a browser (test/report/html). None of ${PLACES.join(', ')} is there: apt-get install chromium`;
  if (process.env['CI'] === 'true') throw new Error(message);
  process.stderr.write(`\n${'!'.repeat(78)}\n${message}\n${'!'.repeat(78)}\n\n`);
}

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: installed ?? '', args: ['--no-sandbox', '--disable-gpu'] });

export interface Opened {
  page: Page;
  /** Whatever was asked for besides the page, or went wrong in it. */
  wrong: string[];
}

export interface View {
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
  fragment?: string;
  /** For tools of the tests' own, that the page would not let in. */
  bypassCSP?: boolean;
}

export async function open(browser: Browser, html: string, view: View = {}): Promise<Opened> {
  const { width = 1280, height = 900, scheme = 'light', fragment = '', bypassCSP = false } = view;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, bypassCSP });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(`console: ${message.text()}`);
  });
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await context.route('**/*', async (route) => {
    if (route.request().url().split('#')[0] === ADDRESS) return route.fulfill({ contentType: 'text/html', body: html });
    wrong.push(`request: ${route.request().url()}`);
    return route.abort();
  });
  await page.goto(`${ADDRESS}${fragment}`);
  return { page, wrong };
}
