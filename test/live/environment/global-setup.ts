/** Runs once before the live suite. What can't be had is said loudly; where CI=true it fails the run. */
import type { TestProject } from 'vitest/node';
import { install } from './install.js';
import { compile, removeCompiled } from './reroute.js';
import { startProxy } from './proxy.js';

export interface LiveProxy {
  url: string;
  key: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    proxy: LiveProxy | undefined;
  }
}

export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  try {
    await install();
  } catch (error) {
    leaveOut(error);
    project.provide('proxy', undefined);
    return undefined;
  }
  compile();
  const proxy = await startProxy();
  project.provide('proxy', { url: proxy.url, key: proxy.key });
  return async () => {
    await proxy.stop();
    removeCompiled();
  };
}

function leaveOut(error: unknown): void {
  const said = error instanceof Error ? error.message.trim().split('\n').slice(-3).join('\n') : String(error);
  const message = `LEFT OUT: the whole live suite (test/live): real SDKs, real proxy. They could not be installed:\n${said}`;
  if (process.env['CI'] === 'true') throw new Error(message);
  process.stderr.write(`\n${'!'.repeat(78)}\n${message}\n${'!'.repeat(78)}\n\n`);
}
