import { JsonPatch } from 'cdk8s';
import { PersistentVolumeClaim } from 'cdk8s-plus-28';
import { existingClaim, objectStoreLogs, Profile, pvcLogs, Tensorboard, TensorboardProps } from '../../src/workloads';
import { chart, configError, expectConfigError, expectGolden, found, manifestSet } from '../support';

function given(props: Partial<TensorboardProps> = {}, id = 'runs') {
  const scope = chart();
  return { scope, board: new Tensorboard(scope, id, { namespace: 'vision', logs: pvcLogs('training', 'logs/bert'), ...props }) };
}

test('shows the logs of a claim', () => {
  const { scope, board } = given({ podDefaults: ['proxy'] });
  expectGolden(scope, 'tensorboard.yaml');
  expect(board).toMatchObject({ name: 'runs', namespace: 'vision', path: '/tensorboard/vision/runs/' });
  expect(manifestSet(scope).externals).toEqual([]);
});

test('shows the logs of a claim that somebody else makes', () => {
  const { scope } = given({ logs: pvcLogs(existingClaim('training', { external: true }), 'bert') });
  expect(found(scope, 'Tensorboard', 'runs').spec).toEqual({ logspath: 'pvc://training/bert' });
  expect(manifestSet(scope).externals).toMatchObject([{ kind: 'PersistentVolumeClaim', namespace: 'vision', name: 'training' }]);
});

test.each(['s3://ml-logs/bert', 'gs://ml-logs', 's3://ml-logs/'])('shows the logs at %s, given as a text or not', url => {
  for (const logs of [url, objectStoreLogs(url)]) {
    expect(found(given({ logs, podDefaults: ['s3'] }).scope, 'Tensorboard', 'runs').spec).toEqual({ logspath: url });
  }
});

test.each([
  ['pvc://training', 'pvc://training/'], ['pvc://training/', 'pvc://training/'], ['pvc://training/logs/bert', 'pvc://training/logs/bert'],
])('shows the logs at %s', (logs, logspath) => {
  expect(found(given({ logs }).scope, 'Tensorboard', 'runs').spec).toEqual({ logspath });
});

test('names the Secret that the controller mounts for Google Cloud Storage', () => {
  const secrets = (url: string) => manifestSet(given({ logs: url, podDefaults: ['credentials'] }).scope).externals.map(one => `${one.kind}/${one.namespace}/${one.name}`);
  expect([secrets('gs://ml-logs'), secrets('s3://ml-logs')]).toEqual([['Secret/vision/user-gcp-sa'], []]);
});

test('shows all of a claim that another construct makes', () => {
  const scope = chart();
  const claim = new PersistentVolumeClaim(scope, 'Claim', { metadata: { name: 'training', namespace: 'vision' } });
  new Tensorboard(scope, 'runs', { namespace: 'vision', logs: pvcLogs(claim) });
  expect(found(scope, 'Tensorboard', 'runs').spec.logspath).toBe('pvc://training/');
  expect(manifestSet(scope).externals).toEqual([]);
});

test('patches in API field names', () => {
  const { scope, board } = given();
  board.patch('Tensorboard', 'runs', JsonPatch.add('/metadata/labels', { team: 'vision' }));
  expect(found(scope, 'Tensorboard', 'runs').metadata.labels).toEqual({ team: 'vision' });
});

describe('fails', () => {
  test.each(['https://logs', 's3://', 's3:/logs', 'logs', 's3://LOGS/x y'])('for logs at %j', url => {
    expectConfigError(() => objectStoreLogs(url), 'TensorboardLogs', '', `got ${JSON.stringify(url)}`);
    expect(configError(() => given({ logs: url })).code).toBe('TensorboardLogs');
  });

  test('for logs in S3 for which nobody brings credentials', () => {
    expectConfigError(() => given({ logs: 's3://ml-logs' }), 'TensorboardCredentials', 'test/runs', 'AWS_ACCESS_KEY_ID');
    expect(given({ logs: 'gs://ml-logs' }).board.name).toBe('runs');
  });

  test('in a profile that enforces the level restricted, where its pod cannot start', () => {
    const scope = chart();
    const team = new Profile(scope, 'vision', { owner: 'ana@example.com', podSecurity: 'restricted' });
    expectConfigError(() => new Tensorboard(team, 'runs', { logs: 'pvc://training' }), 'TensorboardRestricted', 'test/vision/runs', '"baseline"');
  });

  test.each(['/logs', '', 'a/../b'])('for the folder %j', path => expectConfigError(() => pvcLogs('training', path), 'TensorboardLogs', '', `got ${JSON.stringify(path)}`));

  test('for a claim with a name that is none', () => expectConfigError(() => given({ logs: pvcLogs('My claim') }), 'ClaimName', 'test/runs', 'got "My claim"'));

  test('for a name whose Service cannot be made', () => {
    expectConfigError(() => given({ name: 'n'.repeat(59) }), 'WorkloadName', 'test/runs', 'at most 58', 'http-<name>');
    expect(given({ name: 'n'.repeat(58) }).board.name).toHaveLength(58);
  });
});
