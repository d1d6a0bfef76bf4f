import { describe, expect, it } from 'vitest';
import { bindings, lower } from './show.js';

describe('imports', () => {
  it.each([
    ['import os', ['os import = import os']],
    ['import a.b.c', ['a import = import a']],
    ['import a.b as c, d', ['c import = import a.b', 'd import = import d']],
    ['from sdk import Client', ['Client import = import sdk:Client']],
    [
      'from sdk.x import (Client as C,\n  Other)',
      ['C import = import sdk.x:Client', 'Other import = import sdk.x:Other'],
    ],
    ['from ..core import make', ['make import = import ..core:make']],
    ['from . import config', ['config import = import .:config']],
    ['from . core import config', ['config import = import .core:config']],
    ['from __future__ import annotations', []],
    ['from sdk import *', []],
    [
      'try:\n  import sdk\nexcept ImportError:\n  sdk = None',
      ['sdk@0/1 import = import sdk', 'sdk@0/2 variable = None'],
    ],
    ['if TYPE_CHECKING:\n  from sdk import Client', ['Client@0/1 import = import sdk:Client typeOnly']],
    [
      'if typing.TYPE_CHECKING:\n  import sdk\nelse:\n  sdk = 1',
      ['sdk@0/1 import = import sdk typeOnly', 'sdk@0/2 variable = 1'],
    ],
    ['if not TYPE_CHECKING:\n  import sdk', ['sdk@0/1 import = import sdk']],
    ['# import sdk\n"import sdk"', []],
  ])('%s', (source, expected) => {
    expect(bindings(`${source}\n`)).toEqual(expected);
  });

  it('star imports are told apart', () => {
    const { stars } = lower('def load():\n  from .settings import *\n');
    expect(stars).toEqual([{ module: '.settings', scope: 1, span: [14, 37] }]);
  });
});
