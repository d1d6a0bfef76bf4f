/** Where the values of a JSON text stand in it. */
export interface JsonNode {
  start: number;
  end: number;
  items?: JsonNode[];
  entries?: Map<string, JsonNode>;
}

/** Throws where the text is no JSON. */
export function jsonSpans(text: string): JsonNode {
  const [node, at] = valueAt(text, text.startsWith('\uFEFF') ? 1 : 0);
  if (skip(text, at) !== text.length) throw new Error('text behind the value');
  return node;
}

function skip(text: string, at: number): number {
  let next = at;
  while (next < text.length && ' \t\r\n'.includes(text[next] ?? '')) next++;
  return next;
}

function valueAt(text: string, from: number): [JsonNode, number] {
  const start = skip(text, from);
  if (text[start] === '[') return arrayAt(text, start);
  if (text[start] === '{') return objectAt(text, start);
  const scalar = /"(?:[^"\\]|\\.)*"|[-\w.+]+/y;
  scalar.lastIndex = start;
  if (!scalar.test(text)) throw new Error('no value');
  return [{ start, end: scalar.lastIndex }, scalar.lastIndex];
}

function arrayAt(text: string, start: number): [JsonNode, number] {
  const items: JsonNode[] = [];
  let at = skip(text, start + 1);
  while (text[at] !== ']') {
    const [item, after] = valueAt(text, at);
    items.push(item);
    at = behindComma(text, after, ']');
  }
  return [{ start, end: at + 1, items }, at + 1];
}

function objectAt(text: string, start: number): [JsonNode, number] {
  const entries = new Map<string, JsonNode>();
  let at = skip(text, start + 1);
  while (text[at] !== '}') {
    const [key, colon] = valueAt(text, at);
    const [value, after] = valueAt(text, skip(text, colon) + 1);
    entries.set(JSON.parse(text.slice(key.start, key.end)) as string, value);
    at = behindComma(text, after, '}');
  }
  return [{ start, end: at + 1, entries }, at + 1];
}

function behindComma(text: string, from: number, close: string): number {
  const at = skip(text, from);
  if (text[at] === ',') return skip(text, at + 1);
  if (text[at] !== close) throw new Error('neither comma nor end');
  return at;
}
