import { realFolders } from './inside.js';

/** What listing a tree has come upon so far. Paths are relative to the root of the scan. */
export interface Found {
  root: string;
  /** `link`: known to be a symbolic link. Everything else still has to be looked at. */
  entries: Map<string, { link: boolean }>;
  skipped: Map<string, string>;
  unreadable: Map<string, string>;
  notes: Set<string>;
  isRealFolder: (path: string) => boolean;
}

export function nothingFound(root: string): Found {
  return {
    root,
    entries: new Map(),
    skipped: new Map(),
    unreadable: new Map(),
    notes: new Set(),
    isRealFolder: realFolders(root),
  };
}
