import { load, loadAll, YAML11_SCHEMA } from 'js-yaml';
import { decodePipeline } from '../../../src/pipelines/ir/decode';
import { CompiledPipeline } from '../../../src/pipelines/ir/types';
import { writePipeline } from '../../../src/pipelines/ir/write';
import { random } from '../../random';
import { expectConfigError } from '../../support';
import { put, sample } from './support';

/** The lines of the comment at the head of a text. */
function head(text: string): string {
  return text.slice(0, text.search(/^[^#]/m));
}

test('what is written is read as the same pipeline', () => {
  expect(decodePipeline(writePipeline(sample()))).toEqual(sample());
  const { spec } = sample();
  expect(decodePipeline(writePipeline({ spec }))).toEqual({ spec });
});

test('a platform is a document of its own, and only if there is one', () => {
  const { spec } = sample();
  expect(loadAll(writePipeline(sample()))).toHaveLength(2);
  expect(writePipeline({ spec })).not.toContain('---');
});

test('fields are sorted, so that their order never shows', () => {
  const { spec, platform } = sample();
  const turned = <T>(value: T): T => Array.isArray(value) ? value.map(turned) as T : typeof value !== 'object' || value === null ? value
    : Object.fromEntries(Object.entries(value).reverse().map(([name, one]) => [name, turned<unknown>(one)])) as T;
  const text = writePipeline(sample());
  expect(writePipeline({ platform: turned(platform), spec: turned(spec) })).toBe(text);
  expect(text.match(/^[a-z]\w+(?=:)/gmi)).toEqual(['components', 'deploymentSpec', 'pipelineInfo', 'root', 'schemaVersion', 'sdkVersion', 'platforms']);
});

test('the comment at its head says what the pipeline is, takes and gives', () => {
  expect(head(writePipeline(sample()))).toBe([
    '# Pipeline sample (Sample)', '# Trains a model.', '# Twice.', '#',
    '# Inputs:', '#   rounds: NUMBER_INTEGER = 3: how often', '#   url: STRING', '#   data: system.Dataset, optional: what it learns from', '#',
    '# Outputs:', '#   score: NUMBER_DOUBLE: how good', '#   models: list of system.Model', '',
  ].join('\n'));
  const { spec } = sample();
  expect(head(writePipeline({ spec: { ...spec, pipelineInfo: { name: 'a' }, root: { dag: {} } } }))).toBe('# Pipeline a\n');
});

test.each([
  'a\nb: c', 'a\r\nb', 'a\rroot: {}', 'a\u0085b', 'a\u2028b', 'a\u2029b', '\u0000', '\u0007', '\uFEFF', '\uD800', '\uFFFE', '# - a', '---', '',
])('no text leaves the comment: %j', text => {
  const { spec } = sample();
  const places = ['pipelineInfo.description', 'pipelineInfo.displayName', ...['description', 'defaultValue'].map(name => `root.inputDefinitions.parameters.rounds.${name}`)];
  const compiled = { spec: [...places, `root.inputDefinitions.parameters[${JSON.stringify(`a ${text}`)}]`].reduce((before, place) => put(before, place, place.includes('[') ? { parameterType: 'STRING' } : text), spec) };
  const written = writePipeline(compiled);
  expect(decodePipeline(written)).toEqual(compiled);
  expect(written.split('\n').slice(0, 8).every(line => line.startsWith('#'))).toBe(true);
  expect(head(written)).toMatch(/^[\n\x20-\x7E]*$/);
});

test('texts of several lines are blocks that people can read', () => {
  expect(writePipeline(put(sample(), 'spec.deploymentSpec.executors["exec-train"].container.args', ['import os\n\n  # a comment: "x"\nprint(1)\n'])))
    .toContain('        args:\n          - |\n            import os\n\n              # a comment: "x"\n            print(1)\n');
});

test.each([
  'yes', 'No', 'on', 'y', 'null', '~', '1e3', '0x1F', '017', '1_000', '12:30', '2026-01-31', '.inf', '=', '<<', '- a', 'a: b', '{{$}}', "it's",
])('a reader of YAML 1.1 takes %j for a text, too', text => {
  const written = writePipeline(put(sample(), 'spec.deploymentSpec.executors["exec-train"].container.args', [text]));
  const [spec] = loadAll(written, { schema: YAML11_SCHEMA }) as CompiledPipeline['spec'][];
  expect(spec.deploymentSpec?.executors?.['exec-train']?.container?.args).toEqual([text]);
});

test.each([1e21, 1.5e300, 5e-324, 0.1, 123456789012345680000, -3])('a reader of YAML 1.1 takes %d for a number, too', number => {
  const written = writePipeline(put(sample(), 'spec.root.inputDefinitions.parameters.rounds.defaultValue', number));
  const [spec] = loadAll(written, { schema: YAML11_SCHEMA }) as CompiledPipeline['spec'][];
  expect(spec.root.inputDefinitions?.parameters?.rounds?.defaultValue).toBe(number);
});

test('any texts, names and values come back as they were', () => {
  const next = random(11);
  for (let round = 0; round < 100; round++) {
    const compiled = put(put(sample(), `spec.root.inputDefinitions.parameters[${JSON.stringify(text(next) + round)}]`, { parameterType: 'STRUCT', defaultValue: value(next, 3) }),
      'spec.deploymentSpec.executors["exec-train"].container.args', [text(next), text(next)]);
    const written = writePipeline(compiled);
    expect(decodePipeline(written)).toEqual(compiled);
    expect(writePipeline(decodePipeline(written))).toBe(written);
  }
});

const LETTERS = [...'ab1 \t\n\r:#-"\'{}[]|>&*!%@`\\.,?=~$\u0085\u00a0\u2028é漢😀\u0000\u007f\uFEFF'];

function text(next: () => number): string {
  return Array.from({ length: Math.floor(next() * 12) }, () => LETTERS[Math.floor(next() * LETTERS.length)]).join('');
}

function value(next: () => number, depth: number): unknown {
  switch (Math.floor(next() * (depth === 0 ? 5 : 7))) {
    case 0: return null;
    case 1: return next() < 0.5;
    case 2: return Math.floor(next() * 2000) - 1000;
    case 3: return (next() - 0.5) * 10 ** Math.floor(next() * 40 - 20);
    case 4: return text(next);
    case 5: return Array.from({ length: Math.floor(next() * 4) }, () => value(next, depth - 1));
    default: return Object.fromEntries(Array.from({ length: Math.floor(next() * 4) }, () => [text(next), value(next, depth - 1)]));
  }
}

test.each<[unknown, 'PipelineText' | 'PipelineField', string]>([
  [undefined, 'PipelineText', 'the compiled pipeline must be an object with spec'],
  [{ spec: 1 }, 'PipelineText', 'the compiled pipeline must be an object with spec'],
  [{ ...sample(), platform: [] }, 'PipelineText', 'the compiled pipeline must be an object with spec'],
  [put(sample(), 'spec.root.dags', {}), 'PipelineField', 'the compiled pipeline, spec: root.dags is no known field'],
  [put(sample(), 'platform.platforms.kubernetes.x', {}), 'PipelineField', 'the compiled pipeline, platform: platforms.kubernetes.x is no known field'],
  [{ spec: { ...sample().spec, defaultPipelineRoot: () => 'a' } }, 'PipelineText', 'defaultPipelineRoot must be something that JSON can say, got a function'],
])('fails for %j', (given, code, problem) => expectConfigError(() => writePipeline(given as CompiledPipeline), code, '', problem));

test('a field that is undefined is absent', () => {
  const { spec } = sample();
  expect(load(writePipeline({ spec: { ...spec, defaultPipelineRoot: undefined }, platform: undefined }))).toEqual(spec);
});
