import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Seaweedfs, SeaweedfsProps } from '../../src/components/seaweedfs';
import { START_SCRIPT } from '../../src/components/seaweedfs/start';
import { chart, expectConfigError, expectGolden, found, goldenDifference, rendered } from '../support';

const full: SeaweedfsProps = {
  namespace: 'platform',
  clusterDomain: 'cluster.example',
  trustDomain: 'mesh.example',
  bucket: 'artifacts',
  credentials: { name: 'store', accessKey: 'id', secretKey: 'key' },
  artifactRetentionDays: 30,
  size: '1Ti',
  storageClass: 'fast',
  clients: [{ namespace: 'platform', name: 'api' }],
  keyMaker: { app: 'keys' },
  pods: { priorityClassName: 'platform' },
};

function given(props: SeaweedfsProps = {}) {
  const scope = chart();
  return { scope, seaweedfs: new Seaweedfs(scope, 'seaweedfs', props) };
}

test('renders the default manifests', () => expectGolden(given().scope, 'seaweedfs.yaml'));

test('renders the richest manifests', () => goldenDifference(given().scope, given(full).scope, 'seaweedfs-full.diff'));

test('leaves no default name behind when all names are changed', () => {
  const objects = JSON.stringify(rendered(given(full).scope));
  ['"kubeflow"', 'ns/kubeflow', '.kubeflow', 'cluster.local', '"mlpipeline"', 'mlpipeline-minio-artifact', 'accesskey', 'secretkey', 'profile-controller']
    .forEach(name => expect(objects).not.toContain(name));
});

test('tells its clients where it is, and where keys of profiles are made', () => {
  expect(given(full).seaweedfs.store).toEqual({
    scheme: 'minio', host: 'seaweedfs.platform', port: 9000, tls: false, bucket: 'artifacts',
    platform: { kind: 'secret', name: 'store', accessKey: 'id', secretKey: 'key' },
    profiles: { kind: 'minted', iamUrl: 'http://seaweedfs.platform:8111', artifactRetentionDays: 30 },
  });
});

test('the mesh lets nobody in at the ports where no key is asked for, and neighbours at S3 only by name', () => {
  const { rules } = found(given(full).scope, 'AuthorizationPolicy', 'seaweedfs-service').spec;
  expect(rules).toEqual([
    { from: [{ source: { principals: ['mesh.example/ns/platform/sa/api'] } }], to: [{ operation: { ports: ['8333'] } }] },
    { from: [{ source: { notNamespaces: ['platform'] } }], to: [{ operation: { ports: ['8333'] } }] },
    { from: [{ source: { notPrincipals: ['*'] } }], to: [{ operation: { ports: ['8111'] } }] },
  ]);
  expect(found(given({ clients: [] }).scope, 'AuthorizationPolicy', 'seaweedfs-service').spec.rules).toHaveLength(2);
});

test('the network lets the makers of keys alone in at IAM', () => {
  const { ingress } = found(given(full).scope, 'NetworkPolicy', 'seaweedfs').spec;
  expect(ingress.filter((one: { ports: readonly { port: number }[] }) => one.ports.some(({ port }) => port !== 8333)))
    .toEqual([{ from: [{ podSelector: { matchLabels: { app: 'keys' } } }], ports: [{ port: 8111 }] }]);
  expect(ingress.every((one: { ports?: unknown }) => one.ports !== undefined)).toBe(true);
});

test('sends no statistics home', () => {
  expect(found(given().scope, 'Deployment', 'seaweedfs').spec.template.spec.containers[0].args).toContain('-master.telemetry=false');
});

test('fails for a volume without space', () => expectConfigError(() => given({ size: '0Gi' }), 'VolumeSize', 'test/seaweedfs', 'got "0Gi"'));

test.each([
  [{ bucket: 'No' }, 'bucket must be the name of a bucket'],
  [{ artifactRetentionDays: 0 }, 'artifactRetentionDays must be'],
  [{ artifactRetentionDays: 'thirty' as never }, 'artifactRetentionDays must be'],
])('fails for %j', (props, text) => expectConfigError(() => given(props), 'WrongProp', 'test/seaweedfs', text));

describe('at the start', () => {
  const SECRET = 'never-to-be-seen';

  /** Runs the script with a `weed` that keeps its state in files, and `wget` with that status. */
  function started(weed: string, wget = 'exit 0') {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'seaweedfs-'));
    const program = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), `#!/bin/sh\ncd '${folder}'\n${text}\n`, { mode: 0o755 });
    program('weed', `read -r line\necho "$line" >> commands\n${weed}`);
    program('wget', wget);
    program('sleep', 'exit 0');
    const script = START_SCRIPT.replaceAll('/tmp/store-is-ready', path.join(folder, 'ready'));
    const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', script], {
      encoding: 'utf8', env: { PATH: `${folder}:${process.env.PATH}`, BUCKET: 'artifacts', ACCESS_KEY: 'admin', SECRET_KEY: SECRET },
    });
    const commands = fs.existsSync(path.join(folder, 'commands')) ? fs.readFileSync(path.join(folder, 'commands'), 'utf8').trim().split('\n') : [];
    const ready = fs.existsSync(path.join(folder, 'ready'));
    fs.rmSync(folder, { recursive: true });
    return { status, output: stdout + stderr, commands, ready };
  }

  const STORE = `case "$line" in
    s3.bucket.list) [ ! -f bucket ] || printf '  artifacts\\tsize:0\\n' ;;
    "s3.bucket.create -name artifacts") touch bucket ;;
    *-delete*) rm -f administrator ;;
    *-apply*) echo "\\"admin\\" \\"$line\\"" > administrator; cat administrator ;;
    s3.configure) cat administrator ;;
  esac`;

  test('it makes its bucket and its administrator, whose keys of before are gone, and tells no key', () => {
    const { status, output, commands, ready } = started(STORE);
    expect({ status, output, ready }).toEqual({ status: 0, output: '', ready: true });
    expect(commands).toEqual([
      's3.bucket.list', 's3.bucket.create -name artifacts', 's3.bucket.list', 's3.configure -user kubeflow-admin -delete -apply',
      `s3.configure -user kubeflow-admin -access_key admin -secret_key ${SECRET} -actions Admin -apply`, 's3.configure',
    ]);
  });

  test('it reads what stands behind a prompt', () => {
    expect(started(STORE.replace("printf '  artifacts", "printf '> artifacts"))).toMatchObject({ status: 0, ready: true });
  });

  test('it leaves a bucket that is there alone', () => {
    expect(started(`touch bucket\n${STORE}`).commands).not.toContain('s3.bucket.create -name artifacts');
  });

  test.each([
    ['the server does not answer', STORE, 'exit 1', 'starting the server did not work\n'],
    ['the bucket does not come', 'exit 0', 'exit 0', 'making the bucket did not work\n'],
    ['a bucket has a longer name', "printf '  artifacts-old\\tsize:0\\n'", 'exit 0', 'making the bucket did not work\n'],
    ['the administrator does not come', `case "$line" in *-apply*) exit 0 ;; esac\n${STORE}`, 'exit 0', 'making the administrator did not work\n'],
  ])('it is not ready if %s', (_, weed, wget, output) => {
    expect(started(weed, wget)).toMatchObject({ status: 1, ready: false, output: expect.stringContaining(output) });
  });
});

describe('for a single user', () => {
  const single = { tenancy: 'single', namespace: 'ml', credentials: { name: 'store' }, bucket: 'runs' } as const;

  test('renders no mesh and no maker of keys', () => goldenDifference(given().scope, given({ tenancy: 'single' }).scope, 'seaweedfs-single-user.diff'));

  test('gives runs the keys of the platform, and leaves no default name behind', () => {
    const { scope, seaweedfs } = given(single);
    expect(seaweedfs.store).toMatchObject({ host: 'seaweedfs.ml', bucket: 'runs', platform: { kind: 'secret', name: 'store' }, profiles: { kind: 'secret', name: 'store' } });
    ['kubeflow"', '.kubeflow', 'mlpipeline', 'profile'].forEach(name => expect(JSON.stringify(rendered(scope))).not.toContain(name));
  });

  test('refuses what belongs to profiles and a mesh', () => {
    // @ts-expect-error nobody deletes artifacts
    expectConfigError(() => given({ ...single, artifactRetentionDays: 30 }), 'WrongProp', 'test/seaweedfs', 'artifactRetentionDays does not go with tenancy "single", got 30');
    // @ts-expect-error nobody makes keys
    expectConfigError(() => given({ ...single, keyMaker: { app: 'x' } }), 'WrongProp', 'test/seaweedfs', 'keyMaker does not go with tenancy');
    // @ts-expect-error there are no principals
    expectConfigError(() => given({ ...single, trustDomain: 'corp.example' }), 'WrongProp', 'test/seaweedfs', 'trustDomain does not go with tenancy');
  });
});
