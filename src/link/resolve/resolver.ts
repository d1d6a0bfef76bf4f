/** Where an import leads: into the project, or out to a package. */
export type Resolution =
  | { kind: 'file'; path: string }
  /** A Python package without `__init__`, by its folder. */
  | { kind: 'folder'; path: string }
  /** `module` is normalised: no `npm:` prefix, no version, no URL. */
  | { kind: 'package'; module: string };

export type Resolve = (from: string, module: string) => Resolution;

/** The file tree as the resolvers may see it. Nothing outside the scanned root is ever asked for. */
export interface Tree {
  /** All source files and module-resolution data files, relative to the root. */
  paths: readonly string[];
  /** Text of a data file (`package.json`, `tsconfig.json`, …); undefined if it can't be read. */
  readText(path: string): string | undefined;
}

export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

export const joinPath = (folder: string, name: string): string => (folder ? `${folder}/${name}` : name);
