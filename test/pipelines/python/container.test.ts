import { pythonContainer, PythonContainerOptions, readPython } from '../../../src/pipelines/python/container';
import { embeddedExecutor } from '../../../src/pipelines/python/embedded';
import { parsePythonFunction, parsePythonHelper } from '../../../src/pipelines/python/read';

const add = parsePythonFunction('def add(a: int, b: int) -> int:\n    return a + b\n', 'add', 'ops.py');

function given(options: Partial<PythonContainerOptions> = {}) {
  return pythonContainer({ fn: add, ...options });
}

/** A function whose body has a text in it. */
function saying(text: string) {
  return parsePythonFunction(`def say():\n    x = 1\n    return ${text}\n`, 'say', 'say.py');
}

const error = (code: string, message: string) => expect.objectContaining({ code, message: expect.stringContaining(message) });

describe('the embedded executor', () => {
  test('needs no packages, and goes with the function', () => {
    expect(given()).toEqual({
      image: 'python:3.12',
      command: [
        'sh', '-ec',
        '# What kfp.dsl.executor_main does for others, the program behind the component does here.\n' +
        'program_path=$(mktemp -d)\n' +
        'printf \'%s\' "$0" > "$program_path/ephemeral_component.py"\n' +
        'printf \'%s\' "$1" > "$program_path/component_executor.py"\n' +
        'shift 1\n' +
        'exec python3 -u "$program_path/component_executor.py" --component_module_path "$program_path/ephemeral_component.py" "$@"\n',
        'from typing import *\n\n\ndef add(a: int, b: int) -> int:\n    return a + b\n',
        embeddedExecutor([]),
      ],
      args: ['--executor_input', '{{$}}', '--function_to_execute', 'add'],
    });
  });

  test('gives the program the names that it uses', () => {
    const fn = parsePythonFunction('def f(a: Input[Dataset], b: dsl.Output[kfp.dsl.Model]): pass', 'f');
    const program = readPython(given({ fn }))?.source;
    expect(program).toMatch(/^import component_executor as dsl\nfrom component_executor import Dataset, Input, Model, Output, kfp\nfrom typing import \*\n\n\ndef f/);
  });

  test('installs packages where there are some', () => {
    expect(given({ packages: ['pandas==2.2.3', 'torch[cpu]>=2,<3; python_version<"3.13"'] }).command.slice(0, 3)).toEqual(['sh', '-ec',
      'python3 -m pip --version > /dev/null 2>&1 || python3 -m ensurepip || python3 -m ensurepip --user || apt-get install -y python3-pip\n' +
      'export PIP_DISABLE_PIP_VERSION_CHECK=1\n' +
      'python3 -m pip install --quiet --no-warn-script-location \'pandas==2.2.3\' \'torch[cpu]>=2,<3; python_version<"3.13"\'\n' +
      'exec "$0" "$@"\n']);
  });
});

describe('the SDK as executor', () => {
  test('is installed without dependencies behind the packages', () => {
    const { command, args } = given({ executor: 'kfp', packages: ['pandas'], kfpVersion: '2.14.6' });
    expect(command).toEqual([
      'sh', '-ec', expect.stringMatching(/'pandas'\npython3 -m pip install .* --no-deps 'kfp==2\.14\.6' 'typing-extensions>=3\.7\.4,<5; python_version<"3\.9"'\nexec "\$0" "\$@"\n$/),
      'sh', '-ec',
      'program_path=$(mktemp -d)\n' +
      'printf \'%s\' "$0" > "$program_path/ephemeral_component.py"\n' +
      'export _KFP_RUNTIME=true\n' +
      'exec python3 -u -m kfp.dsl.executor_main --component_module_path "$program_path/ephemeral_component.py" "$@"\n',
      'import kfp\nfrom kfp import dsl\nfrom kfp.dsl import *\nfrom typing import *\n\n\ndef add(a: int, b: int) -> int:\n    return a + b\n',
    ]);
    expect(args).toEqual(['--executor_input', '{{$}}', '--function_to_execute', 'add']);
  });

  test('is not installed if the image has it, or a package is it', () => {
    expect(given({ executor: 'kfp', installKfp: false }).command).toHaveLength(4);
    for (const name of ['kfp', 'kfp==2.1', 'KFP [all]', 'kfp @ git+https://example.com/kfp.git', 'kfp-kubernetes>=2']) {
      expect(given({ executor: 'kfp', packages: [name] }).command[2]).not.toContain('--no-deps');
    }
    expect(given({ executor: 'kfp', packages: ['kfpx'] }).command[2]).toContain("--no-deps 'kfp==2.16.1'");
  });

  test('is taken for functions that need it', () => {
    expect(readPython(given({ fn: saying('dsl.run_notebook()') }))?.executor).toBe('kfp');
    expect(readPython(given({ fn: saying('dsl.get_uri()') }))?.executor).toBe('embedded');
    expect(readPython(given({ helpers: [parsePythonHelper('def h():\n    import kfp', 'h')] }))?.executor).toBe('kfp');
  });

  test('fails for paths of files that may be absent', () => {
    const fn = parsePythonFunction("def f(a: InputPath('Model') = None): pass", 'f', 'f.py');
    expect(() => given({ fn, executor: 'kfp' }))
      .toThrow(error('PythonContainer', 'the SDK has no paths of files that may be absent, got a (f.py:1); write Optional[Input[Artifact]] = None'));
    expect(() => given({ fn })).not.toThrow();
  });
});

test('an image that has the function is told its name alone', () => {
  expect(given({ targetImage: 'example.com/ops:1' })).toEqual({
    image: 'example.com/ops:1', command: ['python3', '-m', 'kfp.dsl.executor_main'], args: ['--executor_input', '{{$}}', '--function_to_execute', 'add'],
  });
  expect(given({ targetImage: 'example.com/ops:1', packages: ['pandas'] }).command.slice(2))
    .toEqual([expect.not.stringContaining('kfp=='), 'python3', '-m', 'kfp.dsl.executor_main']);
  expect(() => given({ fn: saying('elsewhere'), targetImage: 'example.com/ops:1' })).not.toThrow();
});

test('pip looks where it is told, and puts packages where the user may write', () => {
  const [, , script] = given({ packages: ['a'], indexUrls: ['https://one', 'https://two/simple?x=1&y=2'], trustedHosts: ['one:8080'], venv: true }).command;
  expect(script).toContain("install --quiet --no-warn-script-location --index-url 'https://one' --extra-index-url 'https://two/simple?x=1&y=2' --trusted-host 'one:8080' 'a'\n");
  expect(script).toContain('python3 -m venv --system-site-packages "$packages"\n. "$packages/bin/activate"\npython3 -m pip install');
});

test('what functions need stands before them once, then helpers', () => {
  const text = 'import typing as t\nfrom kfp import dsl as d\nclass Out(t.NamedTuple):\n    a: int\ndef helper(x): return x\n' +
    'def f(b: d.Input[d.Dataset]) -> Out: return Out(helper(1))\n';
  for (const executor of ['kfp', 'embedded'] as const) {
    const { source = '' } = readPython(given({ fn: parsePythonFunction(text, 'f'), helpers: [parsePythonHelper(text, 'helper')], executor })) ?? {};
    expect(source.slice(source.indexOf('from typing import *'))).toBe(
      'from typing import *\nd = dsl\nimport typing as t\nclass Out(t.NamedTuple):\n    a: int\n\n\ndef helper(x): return x\n\n\n' +
      'def f(b: d.Input[d.Dataset]) -> Out: return Out(helper(1))\n');
  }
});

describe('texts that would be others in a pod', () => {
  test('fail where the launcher would put a value in', () => {
    expect(() => given({ fn: saying("'{{$.inputs}}'") }))
      .toThrow(error('PythonPlaceholder', "say (say.py:3) has what the launcher takes for a placeholder, got \"return '{{$.inputs}}'\"; take the value as a parameter"));
    expect(() => given({ helpers: [parsePythonHelper("def h(): return '{{$}}'", 'h', 'h.py')] })).toThrow(error('PythonPlaceholder', 'h (h.py:1)'));
    expect(() => given({ fn: parsePythonFunction("class O(NamedTuple):\n    a: str = '{{$}}'\ndef f() -> O: pass", 'f') })).toThrow(error('PythonPlaceholder', 'f (line 3)'));
    expect(() => given({ fn: saying("'{{x}}' + f'{{{x}}}' + '{$'") })).not.toThrow();
  });

  /** What the kubelet makes of an argument, in a container that has a variable by each name that can be one. */
  function expanded(text: string): string {
    let done = '';
    for (let at = 0; at < text.length; at++) {
      const close = text.indexOf(')', at);
      if (text.startsWith('$$', at)) {
        done += '$';
        at++;
      } else if (text.startsWith('$(', at) && close > 0) {
        const name = text.slice(at + 2, close);
        done += /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name) ? '<value>' : text.slice(at, close + 1);
        at = close;
      } else {
        done += text[at];
      }
    }
    return done;
  }

  test.each([
    '$(HOME)', '$$', 'a$$(b)', '$$$$ $$$', '$(date +%s) $(a.b-c) $( x ) $(', '^x$|$y', "' \"$HOME\" ${X} $1", '$'.repeat(30),
  ])('come through the kubelet as they are: %s', text => {
    expect(expanded('$(HOME) $$')).toBe('<value> $');
    for (const executor of ['kfp', 'embedded'] as const) {
      const fn = saying(JSON.stringify(text));
      const container = given({ fn, executor, installKfp: false });
      expect(container.command.map(expanded)).toEqual(container.command);
      expect(readPython(container)?.source).toContain(fn.source);
      const [source, ...more] = container.command.slice(3, executor === 'kfp' ? undefined : -1);
      expect([source, ...more].join('')).toContain(fn.source);
      const all = [source, ...more].map((_, index) => index < 10 ? `"$${index}"` : `"\${${index}}"`).join(' ');
      expect(container.command[2]).toContain(`printf '%s' ${all} > "$program_path/ephemeral_component.py"`);
    }
  });

  test('a text without dollars stays whole', () => {
    expect(given({ fn: saying("'${HOME} $HOME $(a b)'"), executor: 'kfp', installKfp: false }).command).toHaveLength(4);
  });

  test('fail where one argument cannot hold them', () => {
    const long = (bytes: number) => given({ fn: saying(`'${'\u00e9'.repeat(bytes / 2)}'`), executor: 'kfp' });
    expect(() => long(130_900)).not.toThrow();
    expect(() => long(131_000)).toThrow(error('PythonSize', 'the program of say (say.py:1) is more than an argument of a program can hold, got 131'));
  });
});

describe('options', () => {
  test.each([
    ['packages', ["it's"]], ['packages', ['a\nb']], ['packages', ['']], ['packages', ['a$(b)']], ['packages', [1]], ['packages', 'pandas'],
    ['packages', ["{{inputs.parameters['x']}}"]],
    ['indexUrls', ["https://x'"]], ['trustedHosts', ['a\0']], ['kfpVersion', "2.1'"], ['indexUrls', ['https://user:secret@example.com/simple']],
    ['packages', ['x @ git+https://token@example.com/x']],
  ])('fails for %s: %j', (name, value) => {
    expect(() => given({ executor: 'kfp', [name]: value })).toThrow(error('PythonPackage', name));
  });

  test('a password is not repeated', () => {
    expect(() => given({ indexUrls: ['https://user:secret@example.com/simple'] })).toThrow(error('PythonPackage', 'PIP_INDEX_URL'));
    expect(() => given({ indexUrls: ['https://user:secret@example.com/simple'] })).not.toThrow('secret@');
  });

  test.each<[unknown, string]>([
    [undefined, 'a container needs a function'], [{}, 'got undefined'], [{ fn: 'add' }, 'got a string'], [{ fn: {} }, 'got an object'],
    [{ fn: add, helpers: add }, 'a list of helpers'],
    [{ fn: add, helpers: [1] }, 'a list of helpers'], [{ fn: parsePythonHelper('def h(): pass', 'h') }, 'a container needs a function'],
    [{ fn: add, executor: 'sdk' }, "executor must be 'kfp' or 'embedded', got \"sdk\""],
    [{ fn: add, baseImage: '' }, 'an image must be a name'], [{ fn: add, targetImage: 'a b' }, 'an image must be a name'],
    [{ fn: add, targetImage: 'a', executor: 'embedded' }, 'is run by the SDK'],
  ])('fails for %j', (options, message) => {
    expect(() => pythonContainer(options as never)).toThrow(error('PythonContainer', message));
  });

  test('names that the image does not give fail', () => {
    expect(() => given({ fn: saying('np.pi') })).toThrow(error('PythonOutsideName', 'got np.pi (line 3)'));
    expect(() => given({ fn: saying('np.pi'), available: ['np'] })).not.toThrow();
  });
});
