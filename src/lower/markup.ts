/** A `<script>` element: its attributes as written and where its code stands. */
export interface ScriptElement {
  attributes: Map<string, string>;
  start: number;
  end: number;
}

const TAG_NAME = /<([a-zA-Z][\w:.-]*)/y;
const ATTRIBUTE = /([^\s=>/"'{}]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'{]+))?)?/y;

/** Text in these elements is not markup: tags in it mean nothing. */
const RAW = new Set(['script', 'style', 'textarea', 'title']);

/** The script elements of a component, without those in comments, attributes or raw text. */
export function scriptElements(text: string, from: number): ScriptElement[] {
  const scripts: ScriptElement[] = [];
  const reader: Reader = { text, hasBraces: true };
  let at = text.indexOf('<', from);
  while (at !== -1) {
    const tag = tagAt(reader, at);
    if (tag?.name === 'script' && tag.content) scripts.push({ attributes: tag.attributes, ...tag.content });
    at = text.indexOf('<', tag?.next ?? afterNonTag(text, at));
  }
  return scripts;
}

interface Reader {
  text: string;
  /** Until braces turn out not to balance: looking for their ends again and again would take too long. */
  hasBraces: boolean;
}

interface Tag {
  name: string;
  attributes: Map<string, string>;
  /** Raw text between the tags. */
  content?: { start: number; end: number };
  next: number;
}

function afterNonTag(text: string, at: number): number {
  if (!text.startsWith('<!--', at)) return at + 1;
  const end = text.indexOf('-->', at + 4);
  return end === -1 ? text.length : end + 3;
}

function tagAt(reader: Reader, at: number): Tag | undefined {
  const { text } = reader;
  TAG_NAME.lastIndex = at;
  const name = TAG_NAME.exec(text)?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  const { attributes, end, closed } = readAttributes(reader, TAG_NAME.lastIndex);
  if (closed || !RAW.has(name)) return { name, attributes, next: end };
  const close = closingTag(text, name, end);
  return { name, attributes, content: { start: end, end: close }, next: close };
}

function closingTag(text: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

interface Attributes {
  attributes: Map<string, string>;
  end: number;
  /** `<script src="…" />` has no content. */
  closed: boolean;
}

function readAttributes(reader: Reader, from: number): Attributes {
  const { text } = reader;
  const attributes = new Map<string, string>();
  let at = from;
  while (at < text.length && text[at] !== '>') {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(text);
    if (match?.[1]) attributes.set(match[1].toLowerCase(), match[2] ?? match[3] ?? match[4] ?? '');
    at = match ? ATTRIBUTE.lastIndex : text[at] === '{' ? afterBraces(reader, at) : at + 1;
  }
  return { attributes, end: Math.min(at + 1, text.length), closed: text[at - 1] === '/' };
}

/** `{ … }` as an attribute value may hold `>`. */
function afterBraces(reader: Reader, at: number): number {
  const { text } = reader;
  let depth = 0;
  for (let i = at; i < text.length && reader.hasBraces; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i + 1;
  }
  reader.hasBraces = false;
  return at + 1;
}
