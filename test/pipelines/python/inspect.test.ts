import * as fs from 'fs';
import * as path from 'path';
import { decodePipeline } from '../../../src/pipelines/ir/decode';
import type { ComponentSpec, ContainerSpec } from '../../../src/pipelines/ir/types';
import { normalSource, pythonContainer, PythonProgram, readPython } from '../../../src/pipelines/python/container';
import { parsePythonFunction } from '../../../src/pipelines/python/read';

const GOLDENS = path.join(__dirname, '..', '..', '..', '..', 'shared', 'kfp', 'goldens');
const present = fs.existsSync(GOLDENS);
if (!present) {
  process.stderr.write(`skipped: no compiled pipelines of the SDK at ${GOLDENS}\n`);
}

const PIP = 'python3 -m pip install --quiet --no-warn-script-location';
const RUNNER = 'program_path=$(mktemp -d)\nprintf "%s" "$0" > "$program_path/ephemeral_component.py"\n_KFP_RUNTIME=true python3 -m kfp.dsl.executor_main "$@"\n';
const args = ['--executor_input', '{{$}}', '--function_to_execute', 'f'];

/** A container as the SDK writes it. */
function sdk(install: string): ContainerSpec {
  return { image: 'python:3.11', command: ['sh', '-c', `\nif ! [ -x "$(command -v pip)" ]; then\n    python3 -m ensurepip\nfi\n\nX=1 ${install} && "$0" "$@"\n`, 'sh', '-ec', RUNNER, 'def f(): pass'], args };
}

describe('reading a container', () => {
  test.each<[string, Partial<PythonProgram>]>([
    [`${PIP} 'kfp==2.9.0' '--no-deps' 'typing-extensions>=3.7.4,<5; python_version<"3.9"'`, { packages: [], kfpVersion: '2.9.0' }],
    [`${PIP} 'a>=1,<2' "b; x=='y'"  &&  ${PIP} 'kfp==2.14.3' '--no-deps' 'typing-extensions'`, { packages: ['a>=1,<2', "b; x=='y'"], kfpVersion: '2.14.3' }],
    [`${PIP} --index-url https://a/simple --extra-index-url https://b --trusted-host a 'c'  &&  ${PIP} --index-url https://a/simple 'kfp==2.1' '--no-deps'`,
      { packages: ['c'], indexUrls: ['https://a/simple', 'https://b'], trustedHosts: ['a'], kfpVersion: '2.1' }],
    [`${PIP} 'kfp==2.1'`, { packages: ['kfp==2.1'] }],
    [`${PIP} 'x @ git+https://e.com/x.git#egg=x&subdirectory=y'`, { packages: ['x @ git+https://e.com/x.git#egg=x&subdirectory=y'] }],
  ])('tells what pip installs: %s', (install, program) => {
    expect(readPython(sdk(install))).toEqual({ executor: 'kfp', function: 'f', source: 'def f(): pass', packages: [], indexUrls: [], trustedHosts: [], ...program });
  });

  test('tells what is written here, whoever runs it', () => {
    const fn = parsePythonFunction('def f(a: Input[Dataset]):\n    return "$$"\n', 'f');
    const options = { fn, packages: ['a', 'b<2; python_version<"3.9"'], indexUrls: ['https://a', 'https://b'], trustedHosts: ['c'] };
    const told = { function: 'f', packages: options.packages, indexUrls: options.indexUrls, trustedHosts: ['c'] };
    expect(readPython(pythonContainer({ ...options, executor: 'kfp', kfpVersion: '2.15.2', venv: true })))
      .toEqual({ ...told, executor: 'kfp', kfpVersion: '2.15.2', source: `import kfp\nfrom kfp import dsl\nfrom kfp.dsl import *\nfrom typing import *\n\n\n${fn.source}\n` });
    expect(readPython(pythonContainer({ ...options, executor: 'embedded' })))
      .toEqual({ ...told, executor: 'embedded', source: `from component_executor import Dataset, Input\nfrom typing import *\n\n\n${fn.source}\n` });
    expect(readPython(pythonContainer({ ...options, targetImage: 'x' }))).toEqual({ ...told, executor: 'image' });
    expect(readPython(pythonContainer({ fn }))).toEqual(expect.objectContaining({ packages: [], indexUrls: [], trustedHosts: [] }));
  });

  test.each<unknown>([
    { image: 'a' }, { image: 'a', command: ['echo'], args: ['--function_to_execute', 'f'] }, { image: 'a', command: ['python3', '-m', 'kfp.dsl.executor_main'] },
    { image: 'a', command: ['python3', '-m', 'kfp.dsl.executor_main'], args: ['--function_to_execute'] }, { command: 'executor_main', args: 'f' }, undefined, null, 1, [],
  ])('is none of %j', container => {
    expect(readPython(container as ContainerSpec)).toBeUndefined();
  });
});

describe('the normal text of a program', () => {
  test('is without its head, decorators of functions, empty lines and blanks at ends of lines', () => {
    expect(normalSource('\nimport kfp\nfrom kfp import dsl\nfrom kfp.dsl import *\nfrom typing import *\nimport json\n\n' +
      '@dsl.component(\n    packages=["x"],\n)\n@other\ndef f(a: int):  \n\n    @inner\n    def g(): pass\n\t\n    # why\n    return 1\n\n'))
      .toBe('import json\ndef f(a: int):\n    @inner\n    def g(): pass\n    # why\n    return 1');
    expect(normalSource('import component_executor as dsl\r\nfrom component_executor import Dataset, Input\r\ndef f(): pass\r\n')).toBe('def f(): pass');
  });

  test('fails for what is no text', () => {
    expect(() => normalSource(undefined as never)).toThrow(expect.objectContaining({ code: 'PythonFunction' }));
  });
});

(present ? describe : describe.skip)('compiled pipelines of the SDK', () => {
  interface Found {
    readonly name: string;
    readonly component: ComponentSpec;
    readonly program: PythonProgram;
  }

  const version = { schemaVersion: '0.0.0' };
  const artifactClasses = {
    'VertexModel': { schemaTitle: 'google.VertexModel', ...version }, 'VertexDataset': { schemaTitle: 'google.VertexDataset', ...version },
      'aiplatform.VertexModel': { schemaTitle: 'google.VertexModel', ...version },
  };

  const all: Found[] = (present ? fs.readdirSync(GOLDENS) : []).flatMap(file => {
    const { spec } = decodePipeline(fs.readFileSync(path.join(GOLDENS, file), 'utf8'), file);
    return Object.entries(spec.components ?? {}).flatMap(([name, component]) => {
      const container = spec.deploymentSpec?.executors?.[component.executorLabel ?? '']?.container;
      const program = container && readPython(container);
      return program === undefined ? [] : [{ name: `${file} ${name}`, component, program }];
    });
  });

  const fn = ({ program }: Found) => parsePythonFunction(program.source ?? '', program.function, undefined, artifactClasses);
  const isNotebook = ({ program }: Found) => program.source?.includes('__KFP_NOTEBOOK') === true;

  test('are read, all programs in Python of them', () => {
    expect(all).toHaveLength(199);
    expect(all.filter(({ program }) => program.executor !== 'kfp' || !/^2\.\d+\.\d+$/.test(program.kfpVersion ?? ''))).toEqual([]);
    expect([...new Set(all.flatMap(({ program }) => program.packages))].sort())
      .toEqual(['aiplatform', 'codeflare-sdk==0.32.2', 'ipykernel>=6,<7', 'jupyter_client>=7,<9', 'nbclient>=0.10,<1', 'scikit-learn']);
  });

  test('have the inputs and outputs that their functions say', () => {
    for (const found of all) {
      const { parameters, outputs } = fn(found);
      const parameter = ({ parameterType, description }: { parameterType?: string; description?: string }) => ({ parameterType, description });
      const artifact = ({ artifact: artifactType, description }: { artifact?: object; description?: string }) => ({ artifactType, description });
      const inputs = {
        parameters: Object.fromEntries(parameters.filter(one => one.artifact === undefined)
          .map(one => [one.name, { ...parameter(one), isOptional: one.optional || undefined, defaultValue: one.default }])),
        artifacts: Object.fromEntries(parameters.filter(one => one.artifact !== undefined)
          .map(one => [one.name, { ...artifact(one), isOptional: one.optional || undefined, isArtifactList: one.passed === 'artifacts' || undefined }])),
      };
      const given = {
        parameters: Object.fromEntries(outputs.filter(one => one.artifact === undefined).map(one => [one.name, parameter(one)])),
        artifacts: Object.fromEntries(outputs.filter(one => one.artifact !== undefined).map(one => [one.name, artifact(one)])),
      };
      const none = { parameters: {}, artifacts: {} };
      expect([found.name, inputs, given]).toEqual([found.name, { ...none, ...found.component.inputDefinitions }, { ...none, ...found.component.outputDefinitions }]);
    }
  });

  test('are no false alarm for any executor that can run them, and come back as they were', () => {
    for (const found of all) {
      const { packages, kfpVersion, source = '' } = found.program;
      for (const executor of isNotebook(found) ? ['kfp'] as const : ['kfp', 'embedded'] as const) {
        const program = readPython(pythonContainer({ fn: fn(found), packages, kfpVersion, executor }));
        expect([found.name, program?.packages]).toEqual([found.name, packages]);
        expect(program?.kfpVersion).toBe(executor === 'kfp' ? kfpVersion : undefined);
        if (!isNotebook(found)) { // the notebook that goes with those stands before the function
          expect([found.name, normalSource(program?.source ?? '')]).toEqual([found.name, normalSource(source)]);
        }
      }
    }
  });

  test('need the SDK where they run a notebook', () => {
    expect(all.filter(found => readPython(pythonContainer({ fn: fn(found) }))?.executor === 'kfp').map(({ program }) => program.function))
      .toEqual(all.filter(isNotebook).map(({ program }) => program.function));
  });
});
