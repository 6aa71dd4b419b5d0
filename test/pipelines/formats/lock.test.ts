/** Files that were fetched are used only as they were then. */
import * as fs from 'fs';
import * as path from 'path';
import { componentFromFile, pipelineFromFile, str } from './api';
import { componentYaml, folder, mistake } from './support';
import { digestOf } from '../../../src/pipelines/formats/lock';

const TEXT = componentYaml({ inputs: '[{name: x, type: String}]' });
const bytes = (text: string) => new TextEncoder().encode(text);

function given(lock: unknown, text = TEXT): { readonly file: string; readonly load: () => unknown } {
  const file = path.join(folder(), 'train.yaml');
  fs.writeFileSync(file, text);
  fs.writeFileSync(path.join(path.dirname(file), 'components.lock.json'), typeof lock === 'string' ? lock : JSON.stringify(lock));
  return { file, load: () => componentFromFile({ file, inputs: { x: str() } }) };
}

const entry = (text: string) => ({ url: 'https://example.com/train.yaml', sha256: digestOf('train.yaml', bytes(text)) });

test('a file as it was fetched is taken, and one that was not fetched', () => {
  expect(given({ 'train.yaml': entry(TEXT) }).load()).toMatchObject({ name: 'train-model' });
  expect(given({ 'other.yaml': entry('x') }).load()).toMatchObject({ name: 'train-model' });
});

test('the digest is that of other tools', () => {
  expect(digestOf('a.yaml', bytes('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('line ends that Git changed make no difference, in texts', () => {
  const windows = TEXT.replaceAll('\n', '\r\n');
  expect(given({ 'train.yaml': entry(TEXT) }, windows).load()).toMatchObject({ name: 'train-model' });
  expect(digestOf('a.zip', bytes('a\r\n'))).not.toBe(digestOf('a.zip', bytes('a\n')));
});

test.each(['componentFromFile', 'pipelineFromFile'])('%s refuses a file that was changed, with the way back', loader => {
  const { file } = given({ 'train.yaml': entry(TEXT) }, `${TEXT}# changed\n`);
  const { code, message } = mistake(() => loader === 'componentFromFile' ? componentFromFile({ file }) : pipelineFromFile({ file }));
  expect(code).toBe('ComponentLock');
  expect(message).toContain(`${file} must be what was fetched from "https://example.com/train.yaml", sha256 ${digestOf('train.yaml', bytes(TEXT))}, got sha256 `);
  expect(message).toContain('fetch it anew, or, if you mean to keep your own version, remove its entry from components.lock.json');
});

test.each([
  ['{', 'must be JSON'], ['[]', 'got a list'], ['null', 'got null'], ['{"train.yaml": "x"}', 'got something else for "train.yaml"'],
  ['{"a": {"url": "https://a", "sha256": "0"}}', 'got something else for "a"'],
])('what is no such list is refused: %s', (lock, fragment) => {
  const { code, message } = mistake(given(lock).load);
  expect(code).toBe('ComponentLock');
  expect(message).toContain(fragment);
});

test.each(['constructor', '__proto__'])('a file may have any name: %s', name => {
  const home = folder();
  const file = path.join(home, `${name}.yaml`);
  fs.writeFileSync(file, TEXT);
  fs.writeFileSync(path.join(home, 'components.lock.json'), '{}');
  expect(componentFromFile({ file, inputs: { x: str() } }).name).toBe('train-model');
});
