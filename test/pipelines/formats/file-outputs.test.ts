/** Outputs that programs leave in files of their own, with the shell that runs them. */
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { artifact, componentFromText, containerOp, dataset, int, pipeline, str } from './api';
import { componentYaml, containerOf, folder, mistake } from './support';
import { lintPipeline } from '../../../src/pipelines/lint';
import type { ContainerSpec } from '../../../src/pipelines/ir/types';

const suite = process.platform === 'win32' ? describe.skip : describe;

/** Runs a container's program where we are, as the server does: with paths in place of placeholders. */
function run({ command = [], args = [] }: ContainerSpec, paths: Readonly<Record<string, string>>, shell = 'sh') {
  const lines = [...command, ...args].map(line => Object.entries(paths).reduce((text, [placeholder, to]) => text.replaceAll(placeholder, to), line));
  const [program, ...rest] = [shell, ...lines.slice(1)];
  const { status, stdout, stderr } = spawnSync(program, rest, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

const RESULT = "{{$.outputs.parameters['result'].output_file}}";
const FILES = "{{$.outputs.artifacts['files'].path}}";

/** A component that runs a program in sh and gives what lies in the file. */
function op(file: string, program: string, ...args: string[]): ContainerSpec {
  return containerOf(containerOp({ name: 'op', image: 'busybox', command: ['sh', '-c', program, 'program'], arguments: args, fileOutputs: { result: file } }));
}

suite('a file that is an output (skipped on Windows, which has no sh)', () => {
  let home: string;
  let target: string;
  beforeEach(() => {
    home = folder();
    target = path.join(home, 'kfp outputs', 'result');
  });
  afterEach(() => fs.rmSync(home, { recursive: true }));

  test('is copied to where the server looks, whose folder is made', () => {
    const file = path.join(home, 'out.txt');
    expect(run(op(file, 'printf "a b\\n" > "$1"', file), { [RESULT]: target })).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(fs.readFileSync(target, 'utf8')).toBe('a b\n');
  });

  test.each(['a b', "it's", '"$HOME"', '`id`', '-rf', '*', 'a\nb', '$(id)', 'größe', '\\n', '%s', ' '])('may have any name: %j', name => {
    const file = path.join(home, name);
    const { status, stderr } = run(op(file, 'echo done > "$1"', file), { [RESULT]: target });
    expect([status, stderr, fs.readFileSync(target, 'utf8')]).toEqual([0, '', 'done\n']);
  });

  test('is looked for in the folder in which the program runs, if its path is relative', () => {
    const spec = op('-out.txt', 'echo done > ./-out.txt');
    const [program, ...rest] = [...spec.command ?? [], ...spec.args ?? []].map(line => line.replaceAll(RESULT, target));
    expect(spawnSync(program, rest, { cwd: home }).status).toBe(0);
    expect(fs.readFileSync(target, 'utf8')).toBe('done\n');
  });

  test('the program gets its arguments as they are, and its output is seen', () => {
    const file = path.join(home, 'out');
    const args = ['a  b', '', "'", '"', '*', '$HOME', '-n', 'c\nd'];
    const { stdout } = run(op(file, 'touch "$0"; for one; do printf "[%s]" "$one"; done'.replace('"$0"', `'${file}'`), ...args), { [RESULT]: target });
    expect(stdout).toBe(args.map(one => `[${one}]`).join(''));
  });

  test.each([1, 3, 127, 255])('nothing is copied if the program ends with %d, and so does the task', status => {
    const file = path.join(home, 'out');
    expect(run(op(file, `echo early > "$1"; exit ${status}`, file), { [RESULT]: target }).status).toBe(status);
    expect(fs.existsSync(target)).toBe(false);
  });

  test('a program that is killed ends as shells tell it', () => {
    expect(run(op(path.join(home, 'out'), 'kill -9 $$'), { [RESULT]: target }).status).toBe(128 + 9);
  });

  test('a program that is not there ends as shells tell it', () => {
    const spec = containerOf(containerOp({ name: 'op', image: 'a', command: ['/no/such/program'], fileOutputs: { result: '/x' } }));
    expect(run(spec, { [RESULT]: target }).status).toBe(127);
  });

  test('a task whose file is missing fails, and says which', () => {
    const { status, stderr } = run(op(path.join(home, 'never'), 'true'), { [RESULT]: target });
    expect(status).toBe(1);
    expect(stderr).toContain(path.join(home, 'never'));
  });

  test('a program of the name of what shells have themselves is the one of the image', () => {
    fs.writeFileSync(path.join(home, 'test'), '#!/bin/sh\necho ours > "$1"\n', { mode: 0o755 });
    const spec = containerOf(containerOp({ name: 'op', image: 'a', command: ['test'], arguments: [path.join(home, 'out')], fileOutputs: { result: path.join(home, 'out') } }));
    const lines = [...spec.command ?? [], ...spec.args ?? []].map(line => line.replaceAll(RESULT, target));
    expect(spawnSync('/bin/sh', lines.slice(1), { env: { PATH: `${home}:${process.env.PATH}` } }).status).toBe(0);
    expect(fs.readFileSync(target, 'utf8')).toBe('ours\n');
  });

  test('a folder is copied with all in it, links as what they point to', () => {
    const from = path.join(home, 'model');
    const program = 'mkdir "$0" && echo 1 > "$0/a" && ln -s a "$0/b" && echo 2 > "$0.txt"';
    const text = componentYaml({
      outputs: '[{name: Files}, {name: Result, type: String}]',
      container: `{image: a, command: [sh, -c, '${program}'], args: ['${from}'], fileOutputs: {Files: '${from}', Result: '${from}.txt'}}`,
    });
    const spec = containerOf(componentFromText({ text, outputs: { files: artifact(), result: str() } }));
    expect(run(spec, { [RESULT]: target, [FILES]: path.join(home, 'deep', 'er', 'files') })).toMatchObject({ status: 0, stderr: '' });
    expect(fs.readdirSync(path.join(home, 'deep', 'er', 'files')).sort()).toEqual(['a', 'b']);
    expect(fs.lstatSync(path.join(home, 'deep', 'er', 'files', 'b')).isFile()).toBe(true);
    expect(fs.readFileSync(target, 'utf8')).toBe('2\n');
  });

  test('there may be more than ten of them', () => {
    const names = Array.from({ length: 12 }, (_, index) => `o${index}`);
    const fileOutputs = Object.fromEntries(names.map(name => [name, path.join(home, name)]));
    const command = ['sh', '-c', 'for one; do echo "$one" > "$one"; done', 'x'];
    const spec = containerOf(containerOp({ name: 'op', image: 'a', command, arguments: Object.values(fileOutputs), fileOutputs }));
    const paths = Object.fromEntries(names.map(name => [`{{$.outputs.parameters['${name}'].output_file}}`, path.join(home, 'to', name)]));
    expect(run(spec, paths)).toMatchObject({ status: 0, stderr: '' });
    expect(names.map(name => fs.readFileSync(path.join(home, 'to', name), 'utf8').trim())).toEqual(Object.values(fileOutputs));
  });
});

describe('containerOp', () => {
  test('gives texts where nothing else is said, and takes inputs as containers do', () => {
    const op1 = containerOp({
      name: 'Count Rows', image: 'counter:1', inputs: { data: dataset() }, command: ['count'], arguments: ({ inputs }) => ['--in', inputs.data.path],
      fileOutputs: { rows: '/rows.txt', log: '/log.txt' }, outputs: { rows: int() }, env: { A: 'b' },
    });
    const program = pipeline({
      name: 'p',
      build: p => {
        const source = p.importer({ type: dataset(), uri: 's3://b/k' });
        const counted = p.task(op1, { data: source.outputs.artifact });
        p.task(containerOp({ name: 'use', image: 'a', inputs: { n: int(), text: str() } }), { n: counted.outputs.rows, text: counted.outputs.log });
      },
    });
    const compiled = program.compile();
    expect(lintPipeline(compiled)).toEqual([]);
    expect(compiled.spec.components?.['comp-count-rows'].outputDefinitions)
      .toEqual({ parameters: { rows: { parameterType: 'NUMBER_INTEGER' }, log: { parameterType: 'STRING' } } });
    const { command = [], ...rest } = compiled.spec.deploymentSpec?.executors?.['exec-count-rows'].container ?? {};
    expect(rest).toEqual({ image: 'counter:1', args: ['--in', "{{$.inputs.artifacts['data'].path}}"], env: [{ name: 'A', value: 'b' }] });
    expect(command.slice(-5)).toEqual([
      '/rows.txt', "{{$.outputs.parameters['rows'].output_file}}", '/log.txt', "{{$.outputs.parameters['log'].output_file}}", 'count',
    ]);
  });

  test('without files is a container as it is', () => {
    expect(containerOf(containerOp({ name: 'op', image: 'a', arguments: ['b'] }))).toEqual({ image: 'a', args: ['b'] });
  });

  test.each([
    [{ name: 'op', image: 'a', fileOutputs: { x: '/x' } }, 'FileOutputs',
      'the component op must have a command where files are outputs, got none; write what the image runs, its ENTRYPOINT'],
    [{ name: 'op', image: 'a', command: [], fileOutputs: { x: '/x' } }, 'FileOutputs', 'got none'],
    [{ name: 'op', image: 'a', command: () => [], fileOutputs: { x: '/x' } }, 'FileOutputs', 'got none'],
    [{ name: 'op', image: 'a', command: ['b'], fileOutputs: { x: '' } }, 'FileOutputs', 'the file of the output x in the component op must be a path, got ""'],
    [{ name: 'op', image: 'a', command: ['b'], fileOutputs: { x: 5 } }, 'FileOutputs', 'must be a path, got 5'],
    [{ name: 'op', image: 'a', command: ['b'], fileOutputs: ['x'] }, 'FileOutputs', 'fileOutputs must be a map by the names of outputs, got a list'],
    [{ name: 'op', image: 'a', command: ['b'], outputs: { x: int() } }, 'FileOutputs', 'each output of op must have a file, got none for x'],
    [{ name: 'op', image: 'a', command: 'b', fileOutputs: { x: '/x' } }, 'ContainerLine', 'command of the component op must be a list'],
    [{ name: 'op', image: 'a', args: ['b'] }, 'UnknownProp', 'containerOp(...) has no property of this name, got "args"'],
    [{ name: 'op', image: 'a', command: ['b'], fileOutputs: { x: '/x' }, outputs: { x: 'text' } }, 'PortKind', 'outputs.x must be a port'],
    [null, 'WrongProp', 'containerOp(...) takes its properties as an object'],
  ])('refuses %j', (props, code, fragment) => {
    const error = mistake(() => containerOp(props as never));
    expect(error.code).toBe(code);
    expect(error.message).toContain(fragment);
  });
});

test.each([
  ['{image: a, args: [b], fileOutputs: {x: /x}}', 'FileOutputs', 'implementation.container in the text must have a command where files are outputs'],
  ['{image: a, command: [b], fileOutputs: {y: /x}}', 'ComponentField', 'implementation.container.fileOutputs.y in the text must be one of the outputs, got "y"; use "x"'],
  ['{image: a, command: [b], fileOutputs: {x: ""}}', 'FileOutputs', 'must be a path, got ""'],
  ['{image: a, command: [b], fileOutputs: {x: [a]}}', 'ComponentField', 'fileOutputs.x in the text must be a string'],
  ['{image: a, command: [b, {outputPath: x}], fileOutputs: {x: /x}}', 'FileOutputs', 'fileOutputs.x in the text must be an output that is in no argument'],
])('a file refuses %s', (container, code, fragment) => {
  const error = mistake(() => componentFromText({ text: componentYaml({ outputs: '[{name: x, type: String}]', container }), outputs: { x: str() } }));
  expect(error.code).toBe(code);
  expect(error.message).toContain(fragment);
});
