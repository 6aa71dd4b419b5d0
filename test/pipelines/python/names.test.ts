import { parsePythonFunction, parsePythonHelper, PythonSource } from '../../../src/pipelines/python/read';
import { checkOutsideNames, needsSdk } from '../../../src/pipelines/python/names';

/** A function `f(a, b)` with this body. */
function doing(body: string, before = ''): PythonSource {
  const lines = body.split('\n').map(line => `    ${line}\n`).join('');
  return parsePythonFunction(`${before}\ndef f(a: int, b: str):\n${lines}`, 'f', 'f.py');
}

const outside = (body: string) => doing(body).outside.map(one => one.path);

describe('names from outside', () => {
  test.each([
    // what is there
    ['return a + len(b) + f(1, 2)', []], ['print(__name__, __file__)', []], ['raise ValueError(NotImplemented)', []], ['yield ExceptionGroup', []],
    // makes names
    ['x = a\nx.y = 1\nreturn x', []], ['x, (y, *z) = a\n[u, v] = b\nreturn x, y, z, u, v', []], ['x = y = z = a\nreturn x, y, z', []],
    ['x: int = 1\ny: str\nreturn x, y', []], ['x += 1', []],
    ['for i, (j, *k) in a: print(i, j, k)\nelse: print(i)', []], ['for x.y in a: pass', ['x.y']], ['while (n := a): print(n)', []], ['if (m := a) and m: pass', []],
    ['print(x := 1, x)', []],
    ['with open(a) as c, open(b) as d: print(c, d)', []], ['try: pass\nexcept (KeyError, OSError) as error: print(error)\nfinally: pass', []],
    ['try: pass\nexcept* KeyError as error: print(error)', []],
    ['import os\nimport os.path as p, json.decoder\nfrom x import y as z, w\nfrom .u import (\n    q,  # one\n    r as s,\n)\nreturn os, p, json, z, w, q, s', []],
    ['import os.path as p\nfrom x import y as z\nreturn os, x, y', ['os', 'x', 'y']], ['del a\nx = 1\ndel x, b[0]', []], ['global n\nn = 1\ndef g(): return n', []],
    ['type X = list[Y]\nreturn X', ['Y']],
    // uses them
    ['return np.array(pd.DataFrame(a)[c:d, e].f)', ['np.array', 'pd.DataFrame', 'c', 'd', 'e']], ['g(x=1, y=z, *u, **v)', ['g', 'z', 'u', 'v']],
    ['x.y = z', ['x.y', 'z']], ['x[i] = 1', ['x', 'i']],
    ['x[i] += j', ['x', 'i', 'j']], ['global n\nprint(n)', ['n']], ['assert c, d\nraise e from g', ['c', 'd', 'e', 'g']],
    ['return {c: d, **e}, {g, *h}, [*i], (j,)', ['c', 'd', 'e', 'g', 'h', 'i', 'j']],
    ['return c if d else e, not g, -h, i ** j, k @ l, m < n in o is not p', ['c', 'd', 'e', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p']],
    ['try: c\nexcept d.e: g\nelse: h', ['c', 'd.e', 'g', 'h']],
    ['import x.y\nreturn x.z', []], ['return (\n    c\n    .d\n    .e()\n)', ['c.d.e']], ['del c.d', ['c.d']], ['from x import (y)\nz', ['z']],
    // texts
    ["return f'{c} {d!r:>{e}} {g=} {a:%d} {{h}}' 'i' f\"{j['k']}\"", ['c', 'd', 'e', 'g', 'j']], ["return 'c' \"d\" '''e''' r'{g}' b'h'  # i", []],
    ["return rf'{c}\\d' Rb'd'", ['c']],
    // functions
    ['def g(x, y=c, *z, w: D = e, **v) -> R: return x, y, z, w, v, u\nreturn g', ['c', 'D', 'e', 'R', 'u']], ['@c\n@d.e(g)\ndef h(): pass', ['c', 'd', 'g']],
    ['def g(): return h()\ndef h(): return g()', []],
    ['return lambda x, y=c, *z, **w: x + y + z + w + d', ['c', 'd']], ['return lambda: a', []], ['return lambda *, k: k', []],
    ['async def g(x):\n    async with x as y: await y\n    async for z in x: yield z', []],
    ['def g():\n    nonlocal a\n    a = 1', []], ['x = 1\ndef g():\n    nonlocal x\n    x = 2\n    return x', []], ['def g():\n    x = 1\nreturn x', ['x']],
    ['def g[T: c](x: T) -> T: return x', ['c']],
    // classes
    ['class C(c, metaclass=d):\n    x = e\n    y = x\n    z: D = 1\n    def m(self): return x, __class__, super()\nreturn C', ['c', 'd', 'e', 'D', 'x']],
    ['class C:\n    a = a\n    x = [y for y in a]', []],
    ['class C:\n    x = 1\n    y = [x for z in range(2)]\n    w = [z for z in x]', ['x']], ['@c\nclass C: pass', ['c']], ['class C[T](D[T]): x: T', ['D']],
    ['class C:\n    print(__qualname__, __module__)', []],
    ['x: D = 1\nself.y: E = 2', ['self.y']], // nobody evaluates these
    // comprehensions
    ['return [x for x in a if x > c for y in x if y]', ['c']], ['return {x: y for x, y in a}, {x for x in b}, (x for x in c)', ['c']],
    ['[x for x in a]\nreturn x', ['x']], ['return [x for x in x]', ['x']],
    ['return sum(x for x in a), any(x.y for x, *z in c)', ['c']], ['[y := x for x in a]\nreturn y', []], ['return [x for x in a for y in y]', []],
    ['return [[x for x in y] for y in a]', []],
    ['return f(x async for x in a)', []], ['return [lambda: x for x in a]', []],
    // patterns
    ['match a:\n    case 1 | -1 | "x" | None: pass\n    case [c, *d]: print(c, d)\n    case {"k": e, K.L: g, **rest}: print(e, g, rest)\n' +
      '    case P(h, x=i) as j if j > h: print(i)\n    case Q.R: pass\n    case _: pass', ['K.L', 'P', 'Q']],
    ['match = a\ncase = b\nreturn match, case', []],
    ['match a:\n    case (c, d) | [d, c]: print(c, d)\n    case str(s): print(s)\n    case other: print(other)', []],
  ])('%s', (body, names) => {
    expect(outside(body)).toEqual(names);
  });

  test.each([
    ['with (open(a) as c,\n      open(b) as d,  # the second\n      ): print(c, d, e)', ['e']], ['with (open(a) as c): print(c)', []],
    ['with open(a) as (c, *d), g as x.y, h as i[0]: print(c, d)', ['g', 'x.y', 'h', 'i']],
    ['with (open(a)): pass', []], ['with (c, d) as e: print(e)', ['c', 'd']], ['async def g():\n    async with (c as d, e as h): return d, h', ['c', 'e']],
    ['x = 20.\nreturn x, 1.e5, 3.j, .5, 1..real, c', ['c']], ['def g():\n    yield\n    x = yield\n    return (yield), c', ['c']],
    ['return [x for x, *y in a], {y for *x, y in c}', ['c']],
    ['for x in *a, *c: print(x)', ['c']],
    ['match a:\n    case {}: pass\n    case []: pass\n    case (): pass\n    case P(): pass\n    case q.R() as s: print(s)\n    case {"x": [{}]}: pass', ['P', 'q']],
    ['match a, b:\n    case c, d: print(c, d)', []], ['match a,:\n    case c,: print(c)', []], ['return lambda x, y,: x + c', ['c']],
    ['return lambda x, /, y, *, z: x + y + z', []], ['return lambda x, /: x', []],
    ["return f'{20.} {c}'", ['c']],
  ])('also in words that the grammar lacks: %s', (body, names) => {
    expect(outside(`${body}\nlast = 1.\n`)).toEqual(names);
  });

  test('are told with their line, what is read from them, and what the file has by their name', () => {
    const fn = doing('x = np.random.rand()\ny = 1 + helper(np.pi)\nz = SIZE + np.random.rand()\nreturn OTHER',
      'import numpy as np\nSIZE = 3\ndef helper(x): return x\nfrom a.b import (c, d as OTHER)');
    expect(fn.outside).toEqual([
      { name: 'np', path: 'np.random.rand', line: 6, origin: 'numpy', statement: 'import numpy as np' },
      { name: 'helper', path: 'helper', line: 7, origin: 'here' },
      { name: 'np', path: 'np.pi', line: 7, origin: 'numpy', statement: 'import numpy as np' },
      { name: 'SIZE', path: 'SIZE', line: 8, origin: 'here' },
      { name: 'OTHER', path: 'OTHER', line: 9, origin: 'a.b.d', statement: 'from a.b import d as OTHER' },
    ]);
  });

  test('of a component are not those of its decorators, annotations and defaults, of a helper they are', () => {
    const text = '@dsl.component(base_image=IMAGE)\ndef f(a: int = 1) -> int: return a';
    expect(parsePythonFunction(text, 'f').outside).toEqual([]);
    expect(parsePythonHelper('def f(a: X = y, *b) -> Z: return a', 'f').outside.map(one => one.name)).toEqual(['X', 'y', 'Z']);
  });

  test('are what a file puts in the place of a name of Python', () => {
    expect(doing('print(open(a))', 'from gzip import open\nprint = 1').outside.map(one => one.origin)).toEqual(['here', 'gzip.open']);
    expect(doing('print(open(a))', 'from builtins import open').outside).toEqual([]);
  });
});

describe('what functions find when they run', () => {
  const check = (fn: PythonSource | readonly PythonSource[], executor: 'kfp' | 'embedded' = 'kfp', available: readonly string[] = []) =>
    () => checkOutsideNames(Array.isArray(fn) ? fn : [fn as PythonSource], { executor, available });
  const error = (message: string) => expect.objectContaining({ code: 'PythonOutsideName', message: expect.stringContaining(message) });

  test.each([
    ['return np.array(a)', 'import numpy as np',
      'f (f.py:2) uses what is outside of it and not in its pod, got np.array (line 3); put "import numpy as np" into the function, or name it in available'],
    ['return c + d', '', 'got c (line 3), d (line 3); make or import it in the function'],
    ['return SIZE', 'SIZE = 1', 'put it into the function, or pass it as a helper if it is a function'],
    ['return Dataset.from_dict(a)', 'from datasets import Dataset', 'put "from datasets import Dataset" into the function'],
    ['return Counter(b)', 'from collections import Counter', 'got Counter (line 3)'],
    ['return component', 'from kfp.dsl import component', 'got component'],
    ['return d.Dataset()', 'from kfp import dsl as d', 'got d.Dataset'],
    ['from . import near', '', 'imports from beside its file, which is not in its pod, got "from . import ..."'],
  ])('fails for %s after %j', (body, before, message) => {
    expect(check(doing(body, before))).toThrow(error(message));
    expect(check(doing(body, before), 'embedded')).toThrow(error(message));
  });

  test.each(['Dataset(uri=dsl.get_uri())', 'Optional[Any]', 'cast(str, TYPE_CHECKING)', 'dsl.Metrics().log_metric',
    'SlicedClassificationMetrics, HTML, Markdown, Artifact'])('%s is there', body => {
    for (const before of ['', 'from kfp import dsl\nfrom kfp.dsl import *\nfrom kfp.dsl import Dataset\nfrom typing import Optional, Any']) {
      expect(check(doing(body, before))).not.toThrow();
      expect(check(doing(body, before), 'embedded')).not.toThrow();
      expect(needsSdk([doing(body, before)])).toBe(false);
    }
  });

  test.each(['dsl.run_notebook(a=1)', 'PIPELINE_ROOT_PLACEHOLDER', 'kfp.Client()', 'dsl.component', 'kfp.dsl.PipelineTask',
    'run_notebook'])('%s is there with the SDK alone', body => {
    expect(check(doing(body))).not.toThrow();
    expect(check(doing(body), 'embedded')).toThrow(error("use executor: 'kfp'"));
    expect(needsSdk([doing(body)])).toBe(true);
  });

  test('so is what a function imports from the SDK, unless the image has it', () => {
    const fn = doing('from kfp import Client');
    expect(check(fn)).not.toThrow();
    expect(check(fn, 'embedded')).toThrow(error('imports the SDK, which the embedded executor does not install'));
    expect(check(fn, 'embedded', ['kfp'])).not.toThrow();
    expect(needsSdk([fn])).toBe(true);
  });

  test('what is named as available is there, and so are helpers, whose own names count as well', () => {
    const fn = doing('return np.array(helper(a))');
    const helper = parsePythonHelper('def helper(x): return other(x)', 'helper', 'h.py');
    expect(check(fn, 'kfp', ['np', 'helper'])).not.toThrow();
    expect(check([fn, helper], 'kfp', ['np'])).toThrow(error('helper (h.py:1) uses what is outside of it'));
    expect(check([fn, helper], 'kfp', ['np', 'other'])).not.toThrow();
    expect(check(doing('from .near import x'), 'kfp', ['.near'])).not.toThrow();
  });

  test('fails for names that are none', () => {
    expect(check(doing('pass'), 'kfp', 'np' as never)).toThrow(error("available is a list of names, got a string; write e.g. ['numpy', 'helper']"));
    expect(check(doing('pass'), 'kfp', [1] as never)).toThrow(error('got a list'));
  });
});
