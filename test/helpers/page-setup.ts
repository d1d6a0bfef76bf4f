/** Runs once before the tests: the page of the html report is built for what runs from sources. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Builder {
  buildPage(root: string): Promise<string>;
}

export async function setup(): Promise<void> {
  const { buildPage } = (await import(new URL('../../scripts/build/page.mjs', import.meta.url).href)) as Builder;
  mkdirSync(`${root}.built`, { recursive: true });
  // Other runs may be reading it.
  const fresh = `${root}.built/page-${process.pid}.html`;
  writeFileSync(fresh, await buildPage(root));
  renameSync(fresh, `${root}.built/page.html`);
}
