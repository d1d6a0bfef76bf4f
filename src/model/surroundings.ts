/** What stands around the program: where its variables are defined, documented, passed on and set, and what is lacking there. */
import type { Configuration } from './report.js';

/** How a line that gives a variable its value is written at a place; an inserted one must be written the same way. */
export type Idiom =
  /** `NAME=value`; also lines of a here-document that becomes such a file. */
  | 'dotenv'
  /** `export NAME=value`. */
  | 'export'
  /** `NAME: value`. */
  | 'yaml-map'
  /** `- NAME=value`, `- NAME`. */
  | 'yaml-list'
  /** `- name: NAME` with `value:` or `valueFrom:` beside it. */
  | 'yaml-name-value'
  /** `echo "NAME=value" >> file`. */
  | 'shell-append'
  /** Any other mention in a script: `NAME=value command`, `docker run -e NAME`. */
  | 'shell'
  /** `ENV NAME=value`, `ENV NAME value`. */
  | 'dockerfile-env'
  /** `ARG NAME`, `ARG NAME=value`. */
  | 'dockerfile-arg'
  /** `NAME = "value"` under a table. */
  | 'toml'
  /** `"NAME": "value"`. */
  | 'json'
  | 'hcl'
  /** `Environment=NAME=value`. */
  | 'systemd'
  /** A field of a class whose instances are filled from the environment. */
  | 'settings-field'
  /** `name = os.getenv("NAME")` in the body of a class. */
  | 'class-attribute'
  /** `self.name = os.getenv("NAME")`. */
  | 'instance-attribute'
  /** `NAME = os.getenv("NAME")`, `export const NAME = process.env.NAME`. */
  | 'constant'
  /** `name: process.env.NAME` in an object. */
  | 'object-entry'
  /** `NAME: z.string()` in an object that a schema is made of. */
  | 'schema-entry'
  /** `A=… B=…` on one line, `{A: …, B: …}`: nothing can be inserted by lines. */
  | 'inline'
  | 'text';

/** One variable at one place. Offsets are UTF-16, into the file's text without its byte order mark. */
export interface Mention {
  /** As written there: a field, a key, a variable. */
  name: string;
  /** The environment variable that it stands for. */
  variable: string;
  line: number;
  /** Of the whole entry: what is inserted next to it goes after the line that holds `end`. */
  start: number;
  end: number;
  /** White space in front of the entry's first line. */
  indent: string;
}

/** A place where a line is lacking. */
export interface Gap {
  /** Of its row in the report. */
  id: string;
  kind: Configuration['kind'];
  path: string;
  idiom: Idiom;
  /** The service, job, class, … that the entry belongs to. */
  owner: string;
  /** The key that is there; the base URL belongs next to it. With status `empty`, the base URL itself. */
  twin: Mention;
  /** The lacking variables. */
  missing: string[];
  /** The same, written as names are written there: `openai_base_url`, `openaiBaseUrl`. */
  names: string[];
  /** In the values of a chart: whether its templates hand on all that stands beside the key, or what they do is not known. */
  ofChart?: 'handed on' | 'unknown';
}

/** A gateway's own variables that are already named somewhere, to be used again rather than doubled. */
export interface KnownGateway {
  name: string;
  baseUrls: string[];
  keys: string[];
}

export interface Surroundings {
  gaps: Gap[];
  gateways: KnownGateway[];
  /** Environment files in the repository, with the keys that they name. */
  templates: { path: string; keys: string[] }[];
  /** Usual variables of base URLs, by the names that this program reads in their place. */
  renamed: Readonly<Record<string, string>>;
}
