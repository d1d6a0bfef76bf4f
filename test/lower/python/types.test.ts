import { describe, expect, it } from 'vitest';
import { lower, show, showType } from './show.js';

describe('annotations', () => {
  it.each([
    ['Client', 'Client'],
    ['sdk.Client', 'sdk.Client'],
    ['str | None', 'str | absent'],
    ['A | B | None', 'A | B | absent'],
    ['Optional[Client]', 'Client | absent'],
    ['typing.Optional[sdk.Client]', 'sdk.Client | absent'],
    ['Union[A, B, None]', 'A | B | absent'],
    ['typing.Union[A, Optional[B]]', 'A | B | absent'],
    ['Annotated[Client, Depends(make)]', 'Client'],
    ['ClassVar[Client]', 'Client'],
    ['Literal["a", 1]', '"a" | 1'],
    ['typing.Literal["a"]', '"a"'],
    ['dict[str, list[Client]]', 'dict[str, list[Client]]'],
    ['t.Dict[str, Client]', 't.Dict[str, Client]'],
    ['"Client"', 'Client'],
    ['"Optional[sdk.Client]"', 'sdk.Client | absent'],
    ['"Client" | None', 'Client | absent'],
    ['"not a type!"', 'other'],
    ['f"{Client}"', 'other'],
    ['Callable[[int], str]', 'Callable[other, str]'],
    ['None', 'absent'],
    ['42', 'other'],
    ['make(1)', 'other'],
  ])('%s', (source, expected) => {
    expect(showType(lower(`x: ${source} = value\n`).bindings[0]?.type)).toBe(expected);
  });

  it('spans of quoted annotations point into the file', () => {
    const { bindings, text } = lower('é = 1\nx: "sdk.Client"\n');
    const type = bindings[1]?.type;
    expect(type && text.slice(...type.span)).toBe('sdk.Client');
  });

  it('calls count only in the metadata of Annotated', () => {
    const { calls } = lower('def f(a: make(1), b: Annotated[Client, Depends(lambda: Client())] = None): pass\n');
    expect(calls.map(({ call }) => show(call))).toEqual(['Depends(fn0)', 'Client()']);
  });
});
