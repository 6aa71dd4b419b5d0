/** The ready-made component of the tutorials, from its file to its run. */
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { componentFromFile, container, pipeline, str } from './api';
import { folder, mistake } from './support';
import { lintPipeline, serverLimits } from '../../../src/pipelines/lint';

const COMPONENT = `name: train mnist model
description: Trains a model of handwritten digits
inputs:
- {name: storage, type: string}
outputs:
- {name: logdir, type: string}
implementation:
  container:
    image: registry.example.com/mnist:v1
    command: [python, /mnist.py]
    args: [--storage, {inputValue: storage}]
    fileOutputs:
      logdir: /logdir.txt
`;

/** The component from a file, in which a test may change the text. */
function given(change: (text: string) => string = text => text) {
  const file = path.join(folder(), 'component.yaml');
  fs.writeFileSync(file, change(COMPONENT));
  return componentFromFile({ file, inputs: { storage: str() }, outputs: { logdir: str() } });
}

const show = container({ name: 'show', image: 'busybox', inputs: { text: str() }, command: ({ inputs }) => ['echo', inputs.text] });

test('its task takes the place of the data, and its output goes on to others', () => {
  const train = given();
  const { spec } = pipeline({
    name: 'mnist', inputs: { storage: str() },
    build: (p, { storage }) => {
      p.task(show, { text: p.task(train, { storage }).outputs.logdir });
    },
  }).compile();
  expect([...lintPipeline({ spec }), ...serverLimits({ spec })]).toEqual([]);
  expect(spec.root.dag?.tasks?.show.inputs?.parameters?.text).toEqual({ taskOutputParameter: { producerTask: 'train-mnist-model', outputParameterKey: 'logdir' } });
  expect(spec.components?.['comp-train-mnist-model']).toEqual({
    executorLabel: 'exec-train-mnist-model',
    inputDefinitions: { parameters: { storage: { parameterType: 'STRING' } } }, outputDefinitions: { parameters: { logdir: { parameterType: 'STRING' } } },
  });
});

test('it cannot be called without the place of the data', () => {
  const train = given();
  expect(mistake(() => pipeline({
    name: 'mnist',
    build: p => {
      // @ts-expect-error storage is missing
      p.task(train);
    },
  }))).toMatchObject({ code: 'MissingArgument', message: expect.stringContaining('train-mnist-model needs storage') as string });
});

test('what its ports are is known to the compiler', () => {
  const train = given();
  pipeline({
    name: 'mnist',
    build: p => {
      const { logdir } = p.task(train, { storage: 's3://data/mnist' }, { cpu: { limit: '1' } }).outputs;
      p.task(show, { text: logdir });
      // @ts-expect-error storage is a text
      expect(() => p.task(train, { storage: 5 })).toThrow('WrongArgument');
      // @ts-expect-error there is no such output
      expect(p.task(train, { storage: 'a' }).outputs.model).toBeUndefined();
    },
  });
});

(process.platform === 'win32' ? test.skip : test)('its program runs, and leaves its output where the server looks', () => {
  const home = folder();
  fs.writeFileSync(path.join(home, 'python'), `#!/bin/sh\nprintf '%s|' "$@" > '${home}/logdir.txt'\n`, { mode: 0o755 });
  const { implementation } = given(text => text.replace('/logdir.txt', `${home}/logdir.txt`));
  const { command = [], args = [] } = implementation.by === 'executor' ? implementation.executor.container ?? {} : {};
  const lines = [...command, ...args].map(line => line.replace("{{$.inputs.parameters['storage']}}", 's3://a b/c').replace("{{$.outputs.parameters['logdir'].output_file}}", `${home}/tmp/kfp/outputs/logdir`));
  expect(spawnSync('/bin/sh', lines.slice(1), { env: { PATH: `${home}:${process.env.PATH}` } }).status).toBe(0);
  expect(fs.readFileSync(`${home}/tmp/kfp/outputs/logdir`, 'utf8')).toBe('/mnist.py|--storage|s3://a b/c|');
});

test('SDK 1 took it without a command, from the image; here the command has to be said', () => {
  expect(mistake(() => given(text => text.replace('command: [python, /mnist.py]', 'command: []')))).toMatchObject({
    code: 'FileOutputs', message: expect.stringContaining('write what the image runs, its ENTRYPOINT, as command') as string,
  });
});
