import * as fs from 'node:fs';
import * as path from 'node:path';
import { writeFolder } from '../../src/core';
import { locked } from '../../src/core/lock';
import { configError, expectConfigError } from '../support';
import { compiled, script, temporaryFolder, tree } from './support';

jest.mock('node:fs', () => {
  const actual = jest.requireActual<typeof fs>('node:fs');
  return { ...actual, renameSync: jest.fn(actual.renameSync), rmSync: jest.fn(actual.rmSync) };
});

const rename = jest.mocked(fs.renameSync);
const remove = jest.mocked(fs.rmSync);
const MARK = '# Synthesized by cdk8s-kubeflow\n';
const folder = () => path.join(temporaryFolder(), 'dist');
const contents = (...files: readonly string[]) => new Map(files.map(file => [file, `${path.basename(file)}\n`]));

/** An error of the file system. */
const refusal = (code: string, at: string) => Object.assign(new Error(`${code}: no`), { code, path: at });

test('what an earlier synthesis wrote and this one does not is removed, with its folders', () => {
  const dist = folder();
  writeFolder(dist, contents('a/x.yaml', 'b/c/y.yaml'));
  expect(writeFolder(dist, new Map([['a/x.yaml', 'new\n']]))).toEqual({ added: [], changed: ['a/x.yaml'], removed: ['b/c/y.yaml'], unchanged: 0 });
  expect(tree(dist)).toEqual({ 'a/x.yaml': `${MARK}new\n` });
  expect(fs.readdirSync(dist)).toEqual(['a']);
  expect(fs.readdirSync(path.dirname(dist))).toEqual(['dist']);
});

test('a file whose text stays the same is not touched', () => {
  const dist = folder();
  writeFolder(dist, contents('a.yaml', 'b.yaml'));
  const past = new Date('2020-01-01T00:00:00Z');
  ['a.yaml', 'b.yaml'].forEach(name => fs.utimesSync(path.join(dist, name), past, past));
  rename.mockClear();
  expect(writeFolder(dist, new Map([...contents('a.yaml'), ['b.yaml', 'other\n']]))).toMatchObject({ changed: ['b.yaml'], unchanged: 1 });
  expect(fs.statSync(path.join(dist, 'a.yaml')).mtime).toEqual(past);
  expect(fs.statSync(path.join(dist, 'b.yaml')).mtime).not.toEqual(past);
  expect(rename.mock.calls.map(([, to]) => to)).toEqual([path.join(dist, 'b.yaml')]);
});

test('a file marked as read-only is replaced', () => {
  const dist = folder();
  writeFolder(dist, contents('a.yaml'));
  fs.chmodSync(path.join(dist, 'a.yaml'), 0o444);
  writeFolder(dist, new Map([['a.yaml', 'new\n']]));
  expect(tree(dist)).toEqual({ 'a.yaml': `${MARK}new\n` });
});

test('an output folder that is a link stays one', () => {
  const home = temporaryFolder();
  const target = path.join(home, 'target');
  fs.mkdirSync(target);
  const dist = path.join(home, 'dist');
  fs.symlinkSync(target, dist);
  writeFolder(dist, contents('a/x.yaml', 'b.yaml'));
  writeFolder(dist, contents('b.yaml'));
  expect(fs.lstatSync(dist).isSymbolicLink()).toBe(true);
  expect(Object.keys(tree(target))).toEqual(['b.yaml']);
});

test('an output folder that cannot be renamed, such as a mount, is written all the same', () => {
  const dist = folder();
  const { renameSync } = jest.requireActual<typeof fs>('node:fs');
  const inside = (place: fs.PathLike) => String(place).startsWith(`${dist}${path.sep}`);
  rename.mockImplementation((from, to) => {
    if (!inside(from) || !inside(to)) {
      throw refusal('EBUSY', String(from));
    }
    renameSync(from, to);
  });
  try {
    writeFolder(dist, contents('a.yaml'));
    writeFolder(dist, contents('b.yaml'));
  } finally {
    rename.mockImplementation(renameSync);
  }
  expect(Object.keys(tree(dist))).toEqual(['b.yaml']);
});

describe('files of others', () => {
  test.each(['.DS_Store', 'notes.txt', 'photo.png', 'team/.gitkeep', 'team/README.md', 'old.yaml.bak', 'team.yaml/notes.txt'])('%s stays', name => {
    const dist = folder();
    fs.mkdirSync(path.dirname(path.join(dist, name)), { recursive: true });
    fs.writeFileSync(path.join(dist, name), 'by hand');
    writeFolder(dist, contents('a.yaml'));
    writeFolder(dist, contents('b.yaml'));
    expect(tree(dist)).toEqual({ 'b.yaml': `${MARK}b.yaml\n`, [name]: 'by hand' });
  });

  test('beside the output folder stay, whatever their names', () => {
    const dist = folder();
    const beside = ['dist.tmp-next', 'dist.tmp-previous', '.cdk8s-kubeflow-1'].map(name => path.join(path.dirname(dist), name));
    beside.forEach(file => fs.writeFileSync(file, 'by hand'));
    writeFolder(dist, contents('a.yaml'));
    expect(beside.map(file => fs.readFileSync(file, 'utf8'))).toEqual(beside.map(() => 'by hand'));
  });

  test.each(['team/sealed.yaml', 'values.YML', 'a.json'])('fails on the manifest %s, which would be applied too, and leaves all as it was', name => {
    const dist = folder();
    writeFolder(dist, contents('a/x.yaml'));
    fs.mkdirSync(path.dirname(path.join(dist, name)), { recursive: true });
    fs.writeFileSync(path.join(dist, name), 'by hand');
    expectConfigError(() => writeFolder(dist, contents('b.yaml')), 'OutputFolder', '', `with ${name}; move them away or choose another outdir`);
    expect(tree(dist)).toEqual({ 'a/x.yaml': `${MARK}x.yaml\n`, [name]: 'by hand' });
  });

  test('fails on a file by hand in the place of a report', () => {
    const dist = folder();
    fs.mkdirSync(dist);
    fs.writeFileSync(path.join(dist, 'access.md'), 'by hand');
    expectConfigError(() => writeFolder(dist, contents('a.yaml', 'access.md')), 'OutputFolder', '', 'with access.md');
    expect(tree(dist)).toEqual({ 'access.md': 'by hand' });
  });

  test('links inside stay, and what they lead to; those that pose as manifests are refused', () => {
    const home = temporaryFolder();
    const dist = path.join(home, 'dist');
    writeFolder(dist, contents('a.yaml'));
    fs.mkdirSync(path.join(home, 'elsewhere'));
    fs.writeFileSync(path.join(home, 'elsewhere', 'x.yaml'), MARK);
    fs.symlinkSync(path.join(home, 'elsewhere'), path.join(dist, 'folder'));
    fs.symlinkSync(path.join(home, 'nowhere'), path.join(dist, 'nothing'));
    writeFolder(dist, contents('b.yaml'));
    expect(fs.readdirSync(dist)).toEqual(['b.yaml', 'folder', 'nothing']);
    expect(fs.readFileSync(path.join(home, 'elsewhere', 'x.yaml'), 'utf8')).toBe(MARK);
    fs.symlinkSync(path.join(home, 'elsewhere', 'x.yaml'), path.join(dist, 'link.yaml'));
    expectConfigError(() => writeFolder(dist, contents('b.yaml')), 'OutputFolder', '', 'link.yaml');
  });
});

describe('what the file system refuses is said in a user\'s words', () => {
  test('a folder that is a file', () => {
    const dist = folder();
    fs.writeFileSync(dist, 'by hand');
    const error = configError(() => writeFolder(dist, contents('a.yaml')));
    expect(error.code).toBe('OutputFolder');
    expect(error.message).toContain(`the output folder cannot be written, got EEXIST at "${dist}"; make it a folder that you may write`);
    expect(error.cause).toMatchObject({ code: 'EEXIST' });
  });

  test('a full disk, after which the next synthesis completes the output', () => {
    const dist = folder();
    writeFolder(dist, contents('a.yaml', 'b.yaml'));
    const { renameSync } = jest.requireActual<typeof fs>('node:fs');
    rename.mockImplementationOnce(renameSync).mockImplementationOnce(() => { throw refusal('ENOSPC', 'x'); });
    const next = new Map([['a.yaml', 'new\n'], ['b.yaml', 'new\n']]);
    expectConfigError(() => writeFolder(dist, next), 'OutputFolder', '', 'got ENOSPC at "x"');
    expect(tree(dist)).toMatchObject({ 'a.yaml': `${MARK}new\n`, 'b.yaml': `${MARK}b.yaml\n` });
    writeFolder(dist, next);
    expect(tree(dist)).toEqual({ 'a.yaml': `${MARK}new\n`, 'b.yaml': `${MARK}new\n` });
  });

  test.each([new RangeError('a bug'), Object.assign(new Error('a bug'), { code: 'ERR_INVALID_ARG_TYPE' }), Object.assign(new Error('a bug'), { code: ['EACCES'] })])(
    'but a fault of the program stays one', fault => {
      rename.mockImplementationOnce(() => { throw fault; });
      expect(() => writeFolder(folder(), contents('a.yaml'))).toThrow(fault);
    });
});

test('fails without objects, and leaves all as it was', () => {
  const dist = folder();
  writeFolder(dist, contents('a.yaml'));
  expectConfigError(() => writeFolder(dist, new Map()), 'NothingToWrite', '', 'add constructs');
  expect(Object.keys(tree(dist))).toEqual(['a.yaml']);
});

test('a synthesis that is ended in the middle leaves whole files, and the next one completes its work', async () => {
  const home = temporaryFolder();
  compiled(home, 'writer', 'lock', 'errors', 'where');
  const dist = path.join(home, 'dist');
  const names = ['a.yaml', 'b.yaml', 'c.yaml'];
  const old = new Map([...names, 'old.yaml'].map(name => [name, `old ${name}\n`]));
  const next = new Map([...names, 'new.yaml'].map(name => [name, `new ${name}\n`]));
  // The process is killed before each of its steps in turn.
  const steps = [['renameSync', 1], ['renameSync', 3], ['rmSync', 1], ['rmSync', 2]] as const;
  for (const [step, count] of steps) {
    writeFolder(dist, old);
    const { signal } = await script(home, `
      const fs = require('node:fs');
      const original = fs.${step};
      let count = 0;
      fs.${step} = (...args) => ++count === ${count} ? process.kill(process.pid, 'SIGKILL') : original(...args);
      require('./writer').writeFolder(${JSON.stringify(dist)}, new Map(${JSON.stringify([...next])}));
    `);
    expect(signal).toBe('SIGKILL');
    const left = Object.entries(tree(dist)).filter(([name]) => name.endsWith('.yaml'));
    expect(left.filter(([name, text]) => text !== `${MARK}${old.get(name)}` && text !== `${MARK}${next.get(name)}`)).toEqual([]);
    writeFolder(dist, next);
    expect(tree(dist)).toEqual(Object.fromEntries([...next].map(([name, text]) => [name, `${MARK}${text}`])));
  }
});

test('of syntheses at the same time each waits for the others, and the output is that of one of them', async () => {
  const home = temporaryFolder();
  compiled(home, 'writer', 'lock', 'errors', 'where');
  const dist = path.join(home, 'dist');
  fs.mkdirSync(dist);
  fs.writeFileSync(path.join(dist, '.cdk8s-kubeflow-lock'), '999999999'); // left by one that is no more
  const writers = ['left', 'right', 'middle'];
  const ends = await Promise.all(writers.map(name => script(home, `
    const files = Array.from({ length: 60 }, (_, i) => ['${name}/' + i + '.yaml', '${name}\\n']);
    for (let i = 0; i < 3; i++) require('./writer').writeFolder('dist', new Map([...files, ['both.yaml', '${name}\\n']]));
  `)));
  expect(ends).toEqual(writers.map(() => ({ code: 0, signal: null, stdout: '', stderr: '' })));
  const found = tree(dist);
  const winner = found['both.yaml'].slice(MARK.length).trim();
  expect(Object.keys(found)).toHaveLength(61);
  expect(Object.keys(found).filter(name => name !== 'both.yaml' && !name.startsWith(`${winner}/`))).toEqual([]);
});

test('the lock is held to the end, and is the last that is removed', () => {
  const dist = folder();
  writeFolder(dist, contents('a/x.yaml'));
  fs.writeFileSync(path.join(dist, '.cdk8s-kubeflow-1'), 'left by a synthesis that was ended');
  remove.mockClear();
  writeFolder(dist, contents('b.yaml'));
  expect(remove.mock.calls.map(([file]) => path.relative(dist, String(file)))).toEqual(['a/x.yaml', '.cdk8s-kubeflow-1', '.cdk8s-kubeflow-lock']);
});

test('waits until another synthesis has ended', () => {
  const dist = temporaryFolder();
  const lock = path.join(dist, 'lock');
  fs.writeFileSync(lock, String(process.ppid));
  let pauses = 0;
  const wait = jest.spyOn(Atomics, 'wait').mockImplementation(() => {
    if (++pauses === 3) {
      fs.rmSync(lock);
    }
    return 'timed-out';
  });
  try {
    expect(locked(dist, 'lock', () => fs.readFileSync(lock, 'utf8'))).toBe(String(process.pid));
  } finally {
    wait.mockRestore();
  }
  expect([pauses, fs.existsSync(lock)]).toEqual([3, false]);
});

test.each([String(process.pid), '0', '-1', 'text', '1.5', '999999999'])('a lock with %j, which is no other process at work, is taken over', owner => {
  const dist = temporaryFolder();
  fs.writeFileSync(path.join(dist, 'lock'), owner);
  expect(locked(dist, 'lock', () => fs.readFileSync(path.join(dist, 'lock'), 'utf8'), 60)).toBe(String(process.pid));
});

test('fails when a process of another user is at work', () => {
  const dist = temporaryFolder();
  fs.writeFileSync(path.join(dist, 'lock'), '7');
  const kill = jest.spyOn(process, 'kill').mockImplementation(() => { throw refusal('EPERM', 'kill'); });
  try {
    expectConfigError(() => locked(dist, 'lock', () => undefined, 60), 'OutputFolder', '', 'with process 7');
  } finally {
    kill.mockRestore();
  }
});

test('a lock that cannot be made, or that somebody removed, keeps nobody waiting', () => {
  const dist = temporaryFolder();
  expect(() => locked(path.join(dist, 'none'), 'lock', () => undefined, 60)).toThrow('ENOENT');
  expect(locked(dist, 'lock', () => { fs.rmSync(path.join(dist, 'lock')); return 'done'; })).toBe('done');
});

test('fails when another synthesis does not end', () => {
  const dist = temporaryFolder();
  const lock = path.join(dist, 'lock');
  fs.writeFileSync(lock, String(process.ppid));
  const run = jest.fn();
  expectConfigError(() => locked(dist, 'lock', run, 60), 'OutputFolder', '', `with process ${process.ppid}; wait for it and run again, or remove lock if there is none`);
  expect(run).not.toHaveBeenCalled();
  expect(fs.readFileSync(lock, 'utf8')).toBe(String(process.ppid));
});

test('waits for another synthesis that is just making its lock, or took over one that was left before', () => {
  const dist = temporaryFolder();
  const lock = path.join(dist, 'lock');
  const run = jest.fn();
  fs.writeFileSync(lock, '');
  expectConfigError(() => locked(dist, 'lock', run, 60), 'OutputFolder', '');
  fs.writeFileSync(lock, '999999999');
  rename.mockImplementationOnce((from, to) => {
    fs.rmSync(from);
    fs.writeFileSync(to, String(process.ppid));
  });
  expectConfigError(() => locked(dist, 'lock', run, 60), 'OutputFolder', '', `with process ${process.ppid}`);
  expect(run).not.toHaveBeenCalled();
});

test('the folder is free again after a failure', () => {
  const dist = temporaryFolder();
  expect(() => locked(dist, 'lock', () => { throw new Error('a failure'); })).toThrow('a failure');
  expect(fs.readdirSync(dist)).toEqual([]);
});
