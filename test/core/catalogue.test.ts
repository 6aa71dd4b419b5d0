import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import {
  accelerator, acceleratorAffinity, acceleratorLimits, amd, cpuLimit, gaudi, memoryLimit, memoryLimitBytes, mig, notebookImage, notebookImages, nvidia, resolvedImage,
  serverAnnotations, timeSliced, toGibibytes,
} from '../../src/core/catalogue';
import { PINS } from '../../src/core/pins.generated';
import { expectConfigError } from '../support';

test.each([
  ['500m', 1.2, '600m'],
  [Cpu.units(1), 1.2, '1200m'],
  ['2', 1.5, '3'],
  [Cpu.millis(100), 3, '300m'],
  ['40m', 1.2, '40m'],
])('limits CPU by a factor, and never below the request', (request, factor, limit) => expect(cpuLimit(request, factor)).toBe(limit));

test.each([
  [Size.gibibytes(1), 1.2, '1229Mi'],
  ['10Gi', 1.2, '12Gi'],
  [Size.mebibytes(512), 1.2, '615Mi'],
  ['410Mi', 1, '410Mi'],
])('limits memory by a factor, in whole mebibytes', (request, factor, limit) => expect(memoryLimit(request, factor)).toBe(limit));

test('works with the memory that the spawner works out', () => {
  expect([memoryLimitBytes('1Gi', 1.2), memoryLimitBytes('1Gi', 'none'), toGibibytes('512Mi')]).toEqual([1.2 * 1024 ** 3, undefined, 0.5]);
});

test('gives no limit for the factor none', () => {
  expect(cpuLimit('1', 'none')).toBeUndefined();
  expect(memoryLimit(Size.gibibytes(1), 'none')).toBeUndefined();
});

test.each([
  [nvidia(2), 'nvidia.com/gpu', '2'],
  [mig('1g.10gb'), 'nvidia.com/mig-1g.10gb', '1'],
  [mig('1g.10gb+me'), 'nvidia.com/mig-1g.10gb.me', '1'],
  [timeSliced(), 'nvidia.com/gpu.shared', '1'],
  [amd(4), 'amd.com/gpu', '4'],
  [gaudi(8), 'habana.ai/gaudi', '8'],
  [accelerator({ name: 'neuron', displayName: 'AWS Neuron', resourceName: 'aws.amazon.com/neuron' }), 'aws.amazon.com/neuron', '1'],
])('ties limit and quota of an accelerator to its resource', (one, resource, count) => {
  expect(acceleratorLimits(one)).toEqual({ [resource]: count });
  expect(one.quotaKey).toBe(`requests.${resource}`);
});

test('keeps pods on the nodes of an accelerator only if it names their labels', () => {
  expect(acceleratorAffinity(nvidia())).toBeUndefined();
  const { nodeAffinity } = acceleratorAffinity(nvidia(1, { nodeSelector: { pool: 'gpu' } })) ?? {};
  expect(nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms)
    .toEqual([{ matchExpressions: [{ key: 'pool', operator: 'In', values: ['gpu'] }] }]);
});

test('knows what an image is by its name in the pins, by its kind and reference, or by a reference alone', () => {
  expect([notebookImages.rstudio, notebookImage('vscode', 'r.example.com/nb:1'), 'r.example.com/nb:1'].map(one => resolvedImage(one))).toEqual([
    { kind: 'rstudio', pin: 'notebook-servers/rstudio-tidyverse' }, { kind: 'vscode', reference: 'r.example.com/nb:1' }, { kind: 'jupyter', reference: 'r.example.com/nb:1' },
  ]);
  expect(Object.values(notebookImages).filter(({ pin }) => !(pin in PINS))).toEqual([]);
});

test.each(['jupiter', 'Jupyter', '', undefined])('fails for an image of the kind %j', kind => {
  expectConfigError(() => notebookImage(kind as never, 'r.example.com/nb:1'), 'NotebookImage', '', 'must be one of jupyter, vscode, rstudio');
});

test('annotates a notebook with how its server finds its path', () => {
  const name = { namespace: 'vision', name: 'explore' };
  expect(serverAnnotations('jupyter', name)).toEqual({ 'notebooks.kubeflow.org/server-type': 'jupyter' });
  expect(serverAnnotations('vscode', name)).toEqual({
    'notebooks.kubeflow.org/server-type': 'group-one',
    'notebooks.kubeflow.org/http-rewrite-uri': '/',
  });
  expect(serverAnnotations('rstudio', name)).toEqual({
    'notebooks.kubeflow.org/server-type': 'group-two',
    'notebooks.kubeflow.org/http-rewrite-uri': '/',
    'notebooks.kubeflow.org/http-headers-request-set': '{"X-RStudio-Root-Path":"/notebook/vision/explore/"}',
  });
});

test.each([0.9, Number.NaN])('fails for the limit factor %d', factor => {
  expectConfigError(() => cpuLimit('1', factor), 'LimitFactor', '', 'pass e.g. 1.2');
  expectConfigError(() => memoryLimit(Size.gibibytes(1), factor), 'LimitFactor', '');
});

test.each([0, 1.5, 1e21])('fails for %d devices', count => expectConfigError(() => nvidia(count), 'AcceleratorCount', '', `got ${count}`));

test.each(['1g', '9g.10gb', 'A100'])('fails for the MIG profile %s', profile => {
  expectConfigError(() => mig(profile), 'MigProfile', '', profile);
});

test.each([
  'gpu', 'requests.nvidia.com/gpu', 'limits.nvidia.com/gpu', 'kubernetes.io/gpu', 'batch.kubernetes.io/gpu', `example.com/${'x'.repeat(64)}`,
])('fails for %s, which is no device', resourceName => {
  expectConfigError(() => accelerator({ name: 'gpu', displayName: 'GPU', resourceName }), 'AcceleratorResource', '', `got "${resourceName}"`);
});

test.each([['example.com/', 63, ''], ['', 244, '/gpu']])('takes the longest name that a quota can count, %s and %d letters%s, and no longer one', (before, count, after) => {
  const made = (letters: number) => accelerator({ name: 'gpu', displayName: 'GPU', resourceName: `${before}${'x'.repeat(letters)}${after}` });
  expect(made(count).quotaKey).toBe(`requests.${before}${'x'.repeat(count)}${after}`);
  expectConfigError(() => made(count + 1), 'AcceleratorResource', '');
});

test.each(['1g.10gb+me', '1g.24gb+gfx', '1g.24gb+me.all'])('knows the MIG cut %s', profile => {
  expect(mig(profile).resourceName).toBe(`nvidia.com/mig-${profile.replace('+', '.')}`);
});

test.each(['localhost:5000/a:1', 'r.example.com/a/b_c:1.0', 'R.Example.com/a:1', `nb@sha256:${'0'.repeat(64)}`, `r.example.com:5000/nb:1@sha256:${'a'.repeat(64)}`])(
  'takes the image reference %s', reference => expect(notebookImage('jupyter', reference).reference).toBe(reference));

test.each(['r.example.com/nb', 'r.example.com:5000/nb', 'two words:1', '',
  'r.example.com/ML/nb:1', 'Team/nb:1', 'r.example.com//nb:1', 'nb:', 'nb@sha256:1', '/nb:1'])(
  'fails for the image reference "%s"', reference => {
    expectConfigError(() => notebookImage('jupyter', reference), 'NotebookImage', '', JSON.stringify(reference));
  });
