/** The program as a whole: its help, its exit codes. */
import { execFileSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { call, COMPONENT, home, leave } from './support';

afterEach(leave);

const COMMANDS = ['component fetch', 'component check', 'component declare', 'footprint', 'pipeline diff', 'pipeline lint'];

test.each([[[]], [['--help']], [['-h']], [['help']]])('without a command, and when asked, it lists all: %j', async args => {
  const { code, out, err } = await call(...args);
  expect([code, err]).toEqual([0, '']);
  COMMANDS.forEach(name => expect(out).toContain(`\n  ${name} `));
});

test('it lists the commands of a word', async () => {
  const { code, out } = await call('component', '--help');
  expect([code, out.includes('component fetch'), out.includes('pipeline lint')]).toEqual([0, true, false]);
  expect(await call('component')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('component fetch URL [FILE]') as string });
});

test.each(COMMANDS)('%s has help', async name => {
  const { code, out, err } = await call(...name.split(' '), '--help');
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(new RegExp(`^usage: cdk8s-kubeflow ${name} \\S`));
});

test.each([
  [['nonsense'], 'there is no command "nonsense"'],
  [['component', 'nonsense'], 'there is no command "component nonsense"'],
  [['--nonsense'], 'there is no command "--nonsense"'],
  [['component', 'fetch'], 'component fetch takes an address'],
  [['component', 'fetch', 'a', 'b', 'c'], 'component fetch takes an address'],
  [['component', 'declare'], 'takes one file'],
  [['component', 'declare', 'a', 'b'], 'takes one file'],
  [['component', 'declare', 'no-such.py'], 'no-such.py cannot be read'],
  [['component', 'declare', 'a', '--nonsense'], "Unknown option '--nonsense'"],
  [['component', 'declare', 'a.yaml', '--function', 'b'], 'only a .py file has functions'],
  [['component', 'declare', 'a.py', '--function'], "'--function <value>' argument missing"],
  [['pipeline', 'lint'], 'pipeline lint takes files'],
  [['pipeline', 'lint', 'a', '--target', '1.8'], '--target must be one of 2.14'],
])('a wrong call is told with the usage: %j', async (args, fragment) => {
  home();
  const { code, out, err } = await call(...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(fragment);
  expect(err).toContain('usage: cdk8s-kubeflow');
});

test('a mistake in a file is told in one line, with --debug with what led to it', async () => {
  home();
  fs.writeFileSync('a.yaml', 'name: [');
  const plain = await call('component', 'declare', 'a.yaml');
  expect([plain.code, plain.err.trimEnd().split('\n').length]).toEqual([1, 1]);
  expect(plain.err).toContain('a.yaml must be YAML');
  const { code, err } = await call('--debug', 'component', 'declare', 'a.yaml');
  expect([code, err.split('\n').length > 3]).toEqual([1, true]);
});

test('it is a program', () => {
  const folder = home();
  fs.writeFileSync('mnist.yaml', COMPONENT);
  const root = path.join(__dirname, '..', '..');
  const program = [path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), path.join(root, 'src', 'cli', 'main.ts')];
  expect(execFileSync(process.execPath, [...program, 'component', 'declare', 'mnist.yaml'], { cwd: folder, encoding: 'utf8' })).toContain('export const trainMnistModel');
  expect(spawnSync(process.execPath, [...program, 'nonsense'], { cwd: folder }).status).toBe(2);
});
