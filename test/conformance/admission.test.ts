import { Chart, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { accept } from './checks/acceptance';
import { admissionFindings, selectionFindings, workloadsOfRuntimes } from './checks/admission';
import { uselessKeys, ruleRefusal, serverRefusal } from './checks/quota';
import { KNOWN_SELECTIONS, KNOWN_WARNINGS } from './known';
import { CONTROLLERS } from './support/assets';
import { keysNeverCounted } from './support/limits';
import { lines, Manifest } from './support/manifests';
import { Suite, suite, unknown } from './support/suite';
import { baselineTeam, setOf, synthesized } from './support/teams';
import { quotaKeys } from '../../src/checks/workloads/quota';
import { examine } from '../../src/core';
import { Accelerator, mig, nvidia, timeSliced } from '../../src/core/catalogue';
import { Notebook, notebookImages, Profile, ProfileQuota, user } from '../../src/workloads';

const withControllers = CONTROLLERS ? describe : describe.skip;
let server: Suite;
beforeAll(async () => {
  server = await suite();
});
afterAll(() => server?.api.close());

withControllers('pods', () => {
  test('the pod of every workload is admitted by Pod Security, quota and LimitRange of its namespace, without a warning', async () => {
    const workloads = server.manifests.filter(one => /^(Deployment|StatefulSet|DaemonSet|Job|CronJob)$/.test(one.kind));
    expect(workloads.length).toBeGreaterThan(45);
    const found = await admissionFindings(server.api, server.manifests);
    expect(unknown(found, KNOWN_WARNINGS)).toEqual([]);
  });

  test('the pods of every runtime for training and serving are admitted at the level baseline, which profiles can have', async () => {
    await accept(server.api, baselineTeam('runtimes'));
    const workloads = workloadsOfRuntimes(server.manifests, 'runtimes');
    expect(new Set(server.manifests.filter(one => /^Cluster(Training|Serving)Runtime$/.test(one.kind)).map(one => one.metadata.name)).size).toBeGreaterThan(15);
    expect(workloads.length).toBeGreaterThan(20);
    expect(lines(await admissionFindings(server.api, workloads, { dryRun: true }))).toEqual([]);
  });

  test('every Service, policy and gateway selects a pod of the platform, but those of known.ts', async () => {
    await admissionFindings(server.api, server.manifests);
    expect(unknown(await selectionFindings(server.api, server.manifests), KNOWN_SELECTIONS)).toEqual([]);
  });
});

/** A team with a quota and notebooks, without the mesh's proxies, which no injector adds here. */
function team(name: string, quota: ProfileQuota, notebooks: readonly { readonly gpu?: Accelerator; readonly cpu?: Cpu; readonly memory?: Size }[]): Manifest[] {
  return synthesized((chart: Chart) => {
    const profile = new Profile(chart, name, { owner: user('ana@example.com'), quota, injection: 'none' });
    notebooks.forEach((props, index) => new Notebook(profile, `explore-${index}`, { image: notebookImages.jupyterScipy, ...props }));
  });
}

/** Quota, and what notebooks ask for; the server says which of them are too much. */
const CASES: readonly (readonly [name: string, quota: ProfileQuota, notebooks: Parameters<typeof team>[2]])[] = [
  ['gpus-within', { gpus: { nvidia: 2 } }, [{ gpu: nvidia(1) }, { gpu: nvidia(1) }]],
  ['gpus-one-more', { gpus: { nvidia: 2 } }, [{ gpu: nvidia(1) }, { gpu: nvidia(2) }]],
  ['gpus-in-one', { gpus: { nvidia: 2 } }, [{ gpu: nvidia(3) }]],
  ['gpus-none', { gpus: { nvidia: 0 } }, [{ gpu: nvidia(1) }]],
  ['gpus-none-asked', { gpus: { nvidia: 0 } }, [{}]],
  ['slices-within', { gpus: { mig: { '1g.10gb': 2 } } }, [{ gpu: mig('1g.10gb', 2) }]],
  ['slices-one-more', { gpus: { mig: { '1g.10gb': 2 } } }, [{ gpu: mig('1g.10gb', 2) }, { gpu: mig('1g.10gb') }]],
  ['slices-other', { gpus: { mig: { '1g.10gb': 0 } } }, [{ gpu: mig('2g.20gb') }]],
  ['shares-one-more', { gpus: { nvidiaShared: 1 } }, [{ gpu: timeSliced(1) }, { gpu: timeSliced(1) }]],
  ['shares-no-gpus', { gpus: { nvidia: 0 } }, [{ gpu: timeSliced(1) }]],
  ['cpu-within', { cpu: Cpu.units(1) }, [{ cpu: Cpu.millis(500) }, { cpu: Cpu.millis(500) }]],
  ['cpu-one-more', { cpu: Cpu.units(1) }, [{ cpu: Cpu.millis(500) }, { cpu: Cpu.millis(501) }]],
  ['memory-limit', { memoryLimit: Size.gibibytes(3) }, [{ memory: Size.gibibytes(2) }, { memory: Size.gibibytes(1) }]],
  ['pods', { pods: 2 }, [{}, {}, {}]],
];

/** Longest time of a test in ms that waits until the controller knows all kinds: it looks for new ones every 30 s. */
const DISCOVERY = 240000;

withControllers('quotas of teams', () => {
  test.each(CASES)('%s: the server refuses a notebook exactly where the rule Profile/Quota does', async (name, quota, notebooks) => {
    const manifests = team(name, quota, notebooks);
    expect(lines((await accept(server.api, manifests)).refused)).toEqual([]);
    const refusal = await serverRefusal(server.api, manifests);
    expect({ case: name, refused: refusal !== undefined }).toEqual({ case: name, refused: ruleRefusal(manifests) !== undefined });
    expect(refusal ?? 'exceeded quota: profile-quota').toContain('exceeded quota: profile-quota');
  });

  test('some of these cases are refused and some are not', () => {
    expect(new Set(CASES.map(([name, quota, notebooks]) => ruleRefusal(team(name, quota, notebooks)) !== undefined)).size).toBe(2);
  });

  const ALL: Required<Omit<ProfileQuota, 'accelerators'>> & ProfileQuota = {
    cpu: Cpu.units(8), cpuLimit: Cpu.units(16), memory: Size.gibibytes(32), memoryLimit: Size.gibibytes(64), storage: Size.gibibytes(100), claims: 10, pods: 20,
    gpus: { nvidia: 2, nvidiaShared: 4, mig: { '1g.10gb': 2, '1g.10gb+me': 1 }, amd: 1, gaudi: 1 },
    accelerators: [{ name: 'tpu', displayName: 'TPU', resourceName: 'google.com/tpu', quotaKey: 'requests.google.com/tpu', count: 8 }],
  };

  test('the server takes and counts every key that a quota of ours can have', async () => {
    const manifests = team('all-keys', ALL, []);
    const quota = manifests.find(one => one.kind === 'ResourceQuota')!;
    const keys = Object.keys(quota.spec.hard);
    expect(keys.length).toBe(Object.keys(ALL).length - 2 + 6 + 1);
    await accept(server.api, team('all-keys', {}, []));
    expect(lines(await uselessKeys(server.api, 'all-keys', keys))).toEqual([]);
    expect(lines((await accept(server.api, manifests)).refused)).toEqual([]); // with a controller that knows all kinds by now
    expect(await keysNeverCounted(server.api, quota)).toEqual([]);
  }, DISCOVERY);

  test('the server refuses or ignores exactly the keys that the rule Profile/QuotaKey refuses', async () => {
    const wrong = ['nvidia.com/gpu', 'gpu', 'limits.nvidia.com/gpu', 'requests.gpus', 'notebooks'];
    const right = ['requests.nvidia.com/gpu', 'cpu', 'requests.ephemeral-storage', 'services.loadbalancers', 'count/notebooks.kubeflow.org', 'requests.hugepages-2Mi'];
    await accept(server.api, team('some-keys', {}, []));
    const useless = (await uselessKeys(server.api, 'some-keys', [...wrong, ...right])).map(one => /^key (\S+) is/.exec(one.problem)![1]);
    const byRule = [...wrong, ...right].filter(key => examine(setOf([
      { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'one', namespace: 'some-keys' }, spec: { hard: { [key]: '1' } } },
    ]), [quotaKeys]).findings.length > 0);
    expect({ useless, byRule }).toEqual({ useless: wrong, byRule: wrong });
  }, DISCOVERY);

  test('the server never counts a kind that nobody defines; the rule Profile/QuotaKey cannot know which there are', async () => {
    await accept(server.api, team('no-kind', {}, []));
    expect(lines(await uselessKeys(server.api, 'no-kind', ['count/notebooks.kubeflow.org', 'count/nothings.kubeflow.org'])))
      .toEqual(['ResourceQuota no-kind/one-key-1: key count/nothings.kubeflow.org is taken and never counted']);
  }, DISCOVERY);
});
