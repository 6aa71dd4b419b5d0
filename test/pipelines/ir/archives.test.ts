import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { createTar } from 'nanotar';
import { textOf } from '../../../src/pipelines/ir/archives';
import { expectConfigError } from '../../support';

/** Files by name; those that end in `/` are folders. */
type Files = Readonly<Record<string, string>>;

function zip(files: Files): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { level: 1 });
}

function tar(files: Files): Uint8Array {
  return createTar(Object.entries(files).map(([name, text]) => ({ name, data: name.endsWith('/') ? undefined : text })));
}

const PACKERS = [['.zip', zip], ['.tar.gz', (files: Files) => gzipSync(tar(files))]] as const;

test.each(['a.yaml', 'a.yml', 'folder/a.JSON'])('%s is its own text', file => {
  expect(textOf(file, Buffer.from('\uFEFFé: 漢\n'))).toEqual({ text: 'é: 漢\n', name: file });
});

test.each(['a.tgz', 'a.TGZ', 'a.Tar.Gz'])('%s is a packed tar', file => {
  expect(textOf(file, gzipSync(tar({ 'pipeline.yaml': 'p' })))).toEqual({ text: 'p', name: `${file}, pipeline.yaml` });
});

describe.each(PACKERS)('of an archive %s', (ending, pack) => {
  test.each<[string, Files, string]>([
    ['pipeline.yaml counts', { 'a.yaml': 'a', 'pipeline.yaml': 'p', 'b.yaml': 'b' }, 'pipeline.yaml'],
    ['or else the first YAML', { 'README.md': 'r', 'x/': '', 'x/b.yml': 'b', 'a.yaml': 'a' }, 'x/b.yml'],
    ['not the pipeline.yaml of a folder before others', { 'a.yaml': 'a', 'x/pipeline.yaml': 'p' }, 'a.yaml'],
    ['also below the folder itself', { './a.yaml': 'a', './pipeline.yaml': 'p' }, './pipeline.yaml'],
    ['not what desktops add', { '__MACOSX/._pipeline.yaml': 'm', '._a.yaml': 'm', 'a.yaml': 'a' }, 'a.yaml'],
    ['nor a folder of that name', { 'pipeline.yaml/': '', 'pipeline.yaml/a.yml': 'a' }, 'pipeline.yaml/a.yml'],
    ['also if it is empty', { 'pipeline.yaml': '' }, 'pipeline.yaml'],
  ])('%s', (_, files, name) => expect(textOf(`a${ending}`, pack(files))).toEqual({ text: files[name], name: `a${ending}, ${name}` }));

  test('one without YAML is refused, with what it holds', () => {
    expectConfigError(() => textOf(`a${ending}`, pack({ 'pipeline.json': '{}', 'b.txt': '' })), 'PipelineFile', '', `a${ending} must hold a YAML file, got "b.txt", "pipeline.json"`);
  });

  test('one that is cut is refused', () => {
    const whole = pack({ 'pipeline.yaml': Array.from({ length: 5000 }, (_, index) => String(Math.imul(index, 2654435761))).join(' ') });
    for (const part of [0, 1, 20, whole.length / 2, whole.length - 30]) {
      expectConfigError(() => textOf(`a${ending}`, whole.slice(0, part)), 'PipelineFile', '', `a${ending} must be an archive that can be read`);
    }
  });

  test('one that is something else is refused', () => {
    for (const text of ['pipelineInfo: {}\n', 'x'.repeat(2000)]) {
      expectConfigError(() => textOf(`a${ending}`, Buffer.from(text)), 'PipelineFile', '', `a${ending} must be an archive that can be read`);
    }
  });

  test('one that unpacks to more than anybody needs is refused before it does', () => {
    const bomb = pack({ 'pipeline.yaml': 'a'.repeat(33 * 1024 ** 2) });
    expect(bomb.length).toBeLessThan(1_000_000);
    expectConfigError(() => textOf(`a${ending}`, bomb), 'PipelineFile', '', '33554432 bytes');
  });

  test('one with more files than anybody packs is refused', () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`${index}.txt`, '']));
    expectConfigError(() => textOf(`a${ending}`, pack(ending === '.zip' ? many : Object.fromEntries(Object.keys(many).map(name => [name, 'x'])))), 'PipelineFile', '', 'more than 10000 files');
  });

  test('one whose YAML is no UTF-8 is refused', () => {
    const data = new Uint8Array([0xE9, 0x0A]);
    const latin = ending === '.zip' ? zipSync({ 'pipeline.yaml': data }) : gzipSync(createTar([{ name: 'pipeline.yaml', data }]));
    expectConfigError(() => textOf(`a${ending}`, latin), 'PipelineFile', '', `a${ending}, pipeline.yaml must be UTF-8`);
  });
});

test('a zip that says less than it unpacks to gives no more than it says', () => {
  const size = 1_234_567;
  const packed = zip({ 'pipeline.yaml': 'a'.repeat(size) });
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const places = Array.from({ length: packed.length - 4 }, (_, at) => at).filter(at => view.getUint32(at, true) === size);
  expect(places.length).toBeGreaterThan(0);
  places.forEach(at => view.setUint32(at, 10, true));
  expect(textOf('a.zip', packed).text).toBe('a'.repeat(10));
});

test('a tar whose file has no size that there is does not hang', () => {
  const whole = Buffer.from(tar({ 'a.txt': 'x', 'pipeline.yaml': 'p' }));
  for (const size of ['-0000001000', '77777777777', 'xxxxxxxxxxx']) {
    const broken = Buffer.from(whole);
    broken.write(size, 124, 'latin1');
    expectConfigError(() => textOf('a.tgz', gzipSync(broken)), 'PipelineFile', '', 'a.tgz must be an archive that can be read');
  }
});

test.each(['a.txt', 'a.tar', 'a.gz', 'yaml', 'a.yaml.bak'])('%s is no ending of a pipeline', file => {
  expectConfigError(() => textOf(file, Buffer.from('')), 'PipelineFile', '', 'the file of a pipeline must end in .yaml, .yml, .json, .zip, .tar.gz, .tgz, got', file);
});

test('a file that nobody could read is refused', () => {
  expectConfigError(() => textOf('a.yaml', new Uint8Array(32 * 1024 ** 2 + 1)), 'PipelineFile', '', 'a.yaml must have at most 33554432 bytes, got 33554433');
  expectConfigError(() => textOf('a.yaml', new Uint8Array([0xFF, 0xFE, 0x61, 0])), 'PipelineFile', '', 'a.yaml must be UTF-8');
});
