import { JsonPatch } from 'cdk8s';
import { PersistentVolumeClaim } from 'cdk8s-plus-28';
import { collect } from '../../src/core';
import { existingClaim, objectStoreLogs, pvcLogs, Tensorboard, TensorboardProps } from '../../src/workloads';
import { chart, expectConfigError, expectGolden, found } from '../support';

function given(props: Partial<TensorboardProps> = {}, id = 'runs') {
  const scope = chart();
  return { scope, board: new Tensorboard(scope, id, { namespace: 'vision', logs: pvcLogs('training', 'logs/bert'), ...props }) };
}

test('shows the logs of a claim', () => {
  const { scope, board } = given({ podDefaults: ['proxy'] });
  expectGolden(scope, 'tensorboard.yaml');
  expect(board).toMatchObject({ name: 'runs', namespace: 'vision', path: '/tensorboard/vision/runs/' });
  expect(collect(scope).externals).toEqual([]);
});

test('shows the logs of a claim that somebody else makes', () => {
  const { scope } = given({ logs: pvcLogs(existingClaim('training', { external: true }), 'bert') });
  expect(found(scope, 'Tensorboard', 'runs').spec).toEqual({ logspath: 'pvc://training/bert' });
  expect(collect(scope).externals).toMatchObject([{ kind: 'PersistentVolumeClaim', namespace: 'vision', name: 'training' }]);
});

test.each(['s3://ml-logs/bert', 'gs://ml-logs', 's3://ml-logs/'])('shows the logs at %s', url => {
  expect(found(given({ logs: objectStoreLogs(url) }).scope, 'Tensorboard', 'runs').spec).toEqual({ logspath: url });
});

test('names the Secret that the controller mounts for Google Cloud Storage', () => {
  const secrets = (url: string) => collect(given({ logs: objectStoreLogs(url) }).scope).externals.map(one => `${one.kind}/${one.namespace}/${one.name}`);
  expect([secrets('gs://ml-logs'), secrets('s3://ml-logs')]).toEqual([['Secret/vision/user-gcp-sa'], []]);
});

test('shows all of a claim that another construct makes', () => {
  const scope = chart();
  const claim = new PersistentVolumeClaim(scope, 'Claim', { metadata: { name: 'training', namespace: 'vision' } });
  new Tensorboard(scope, 'runs', { namespace: 'vision', logs: pvcLogs(claim) });
  expect(found(scope, 'Tensorboard', 'runs').spec.logspath).toBe('pvc://training/');
  expect(collect(scope).externals).toEqual([]);
});

test('patches in API field names', () => {
  const { scope, board } = given();
  board.patch(JsonPatch.add('/metadata/labels', { team: 'vision' }));
  expect(found(scope, 'Tensorboard', 'runs').metadata.labels).toEqual({ team: 'vision' });
});

describe('fails', () => {
  test.each(['https://logs', 's3://', 's3:/logs', 'logs', 's3://LOGS/x y'])('for logs at %j', url => {
    expectConfigError(() => objectStoreLogs(url), 'TensorboardLogs', '', `got ${JSON.stringify(url)}`);
  });

  test.each(['/logs', '', 'a/../b'])('for the folder %j', path => expectConfigError(() => pvcLogs('training', path), 'TensorboardLogs', '', `got ${JSON.stringify(path)}`));

  test('for a claim with a name that is none', () => expectConfigError(() => given({ logs: pvcLogs('My claim') }), 'ClaimName', 'test/runs', 'got "My claim"'));

  test('for a name whose Service cannot be made', () => {
    expectConfigError(() => given({ name: 'n'.repeat(59) }), 'WorkloadName', 'test/runs', 'at most 58', 'http-<name>');
    expect(given({ name: 'n'.repeat(58) }).board.name).toHaveLength(58);
  });
});
