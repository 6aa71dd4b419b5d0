import { Size } from 'cdk8s';
import { Images } from '../../src/core';
import {
  accelerator, acceleratorAffinity, acceleratorLimits, amd, cpuLimit, cpuQuantity, gaudi, images, memoryLimit, mig, notebookImage,
  notebookImageReference, nvidia, serverAnnotations, timeSliced,
} from '../../src/core/catalogue';
import { expectConfigError } from '../support';

test.each([
  [0.5, 1.2, '600m'],
  [1, 1.2, '1200m'],
  [2, 1.5, '3'],
  [0.1, 3, '300m'],
  [0.04, 1.2, '40m'],
])('limits %d cores by the factor %d to %s', (request, factor, limit) => expect(cpuLimit(request, factor)).toBe(limit));

test.each([
  [Size.gibibytes(1), 1.2, '1.2Gi'],
  [Size.gibibytes(10), 1.2, '12Gi'],
  [Size.mebibytes(512), 1.2, '0.6Gi'],
  [Size.mebibytes(410), 1, '410Mi'],
])('limits memory by a factor', (request, factor, limit) => expect(memoryLimit(request, factor)).toBe(limit));

test('gives no limit for the factor none', () => {
  expect(cpuLimit(1, 'none')).toBeUndefined();
  expect(memoryLimit(Size.gibibytes(1), 'none')).toBeUndefined();
});

test.each([[2, '2'], [0.5, '500m'], [1.1, '1100m'], [0.0015, '2m']])('writes %d cores as %s', (cores, quantity) => {
  expect(cpuQuantity(cores)).toBe(quantity);
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

test('finds pinned images behind the mirror and leaves others alone', () => {
  const mirror = new Images({ mirror: 'mirror.example.com' });
  const references = [images.jupyterScipy, notebookImage('jupyter', 'r.example.com/nb:1')]
    .map(one => notebookImageReference(one, name => mirror.get(name)));
  expect(references[0]).toMatch(/^mirror\.example\.com\/.*jupyter-scipy:/);
  expect(references[1]).toBe('r.example.com/nb:1');
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
  expectConfigError(() => cpuLimit(1, factor), 'LimitFactor', '', 'pass e.g. 1.2');
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
