import { load } from 'js-yaml';
import {
  deepspeedDistributed, jaxDistributed, mlxDistributed, releaseRuntimes, runtime, torchDistributed, torchtune, Trainer, TrainerProps, xgboostDistributed,
} from '../../src/components/trainer';
import { Images } from '../../src/core';
import { chart, expectConfigError, expectGolden, found, goldenDifference, manifestSet, rendered } from '../support';

const OWN_IMAGE = 'registry.example.com/ml/train:2026.1';

const own = runtime('team-torch', 'torch', {
  mlPolicy: { torch: {} },
  template: {
    spec: {
      replicatedJobs: [{
        name: 'node',
        template: {
          metadata: { labels: { 'trainer.kubeflow.org/trainjob-ancestor-step': 'trainer' } },
          spec: { template: { spec: { initContainers: [{ name: 'prepare', image: `${OWN_IMAGE}-init` }], containers: [{ name: 'node', image: OWN_IMAGE }] } } },
        },
      }],
    },
  },
});

const gpus = { nodeSelector: { pool: 'gpu' }, tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists' as const }], resources: { limits: { 'nvidia.com/gpu': '1' } } };

const elsewhere: TrainerProps = {
  namespace: 'training',
  clusterDomain: 'corp.internal',
  webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' },
  logLevel: 5,
  concurrency: { trainJobs: 20 },
  clientConnection: { qps: 10, burst: 20 },
  progress: true,
  dataCache: true,
  images: new Images({ mirror: 'mirror.example.com/kf' }),
  runtimes: [
    torchDistributed({ ...gpus, numNodes: 2 }),
    torchDistributed({ name: 'torch-nightly', image: 'registry.example.com/ml/torch:nightly' }),
    jaxDistributed(gpus), xgboostDistributed(), mlxDistributed(),
    deepspeedDistributed({ ...gpus, numProcPerNode: 4 }),
    torchtune('llama3.2-1b', { gpus: 1, storage: '100Gi', storageClassName: 'fast', dataset: 'hf://example/instructions' }),
    own,
  ],
};

function given(props: TrainerProps = {}) {
  const scope = chart();
  return { scope, trainer: new Trainer(scope, 'trainer', props) };
}

function config(props: TrainerProps): any {
  return load(found(given(props).scope, 'ConfigMap', 'kubeflow-trainer-config').data['controller_manager_config.yaml']);
}

/** Spec of the only runtime. */
function spec(one: ReturnType<typeof torchDistributed>): any {
  return found(given({ runtimes: [one] }).scope, 'ClusterTrainingRuntime', one.name).spec;
}

const podsOf = (one: ReturnType<typeof torchDistributed>): any[] => spec(one).template.spec.replicatedJobs.map((job: any) => job.template.spec.template.spec);
const deployment = (props: TrainerProps = {}) => found(given(props).scope, 'Deployment', 'kubeflow-trainer-controller-manager').spec;

test('renders the default manifest', () => expectGolden(given().scope, 'trainer.yaml'));

test('renders the richest manifest', () => goldenDifference(given().scope, given(elsewhere).scope, 'trainer-full.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given({ ...elsewhere, runtimes: undefined }).scope).filter(one => one.kind !== 'CustomResourceDefinition'));
  for (const literal of ['kubeflow-system', 'cluster.local', 'ghcr.io', 'docker.io', 'nvcr.io', '"pytorch/pytorch']) {
    expect(text).not.toContain(literal);
  }
});

describe('runtimes', () => {
  test('are those of the release, by the names that training jobs know', () => {
    expect([...given().trainer.runtimes].sort()).toEqual([
      'deepspeed-distributed', 'jax-distributed', 'mlx-distributed', 'torch-distributed', 'torchtune-llama3.2-1b', 'torchtune-llama3.2-3b', 'torchtune-qwen2.5-1.5b',
      'xgboost-distributed',
    ]);
    expect(releaseRuntimes().map(one => one.name)).toEqual(given().trainer.runtimes);
  });

  test('are those that were chosen, and no others', () => {
    const { scope, trainer } = given({ runtimes: [torchDistributed(), own] });
    expect(rendered(scope).filter(one => one.kind === 'ClusterTrainingRuntime').map(one => one.metadata.name)).toEqual(['torch-distributed', 'team-torch']);
    expect(trainer.runtimes).toEqual(['torch-distributed', 'team-torch']);
    expect(given({ runtimes: [] }).trainer.runtimes).toEqual([]);
  });

  test('are cluster-scoped objects, which carry no namespace, and are found by their framework', () => {
    const all = rendered(given(elsewhere).scope).filter(one => one.kind === 'ClusterTrainingRuntime');
    expect(all.filter(one => 'namespace' in one.metadata)).toEqual([]);
    expect(all.find(one => one.metadata.name === 'team-torch')!.metadata.labels).toEqual({ 'trainer.kubeflow.org/framework': 'torch' });
  });

  test('pass the webhook: each step has one Job, with the container that it wants', () => {
    const names: Record<string, string> = { 'trainer': 'node', 'dataset-initializer': 'dataset-initializer', 'model-initializer': 'model-initializer' };
    for (const one of [...releaseRuntimes(), own]) {
      for (const job of spec(one).template.spec.replicatedJobs) {
        const step = job.template.metadata?.labels['trainer.kubeflow.org/trainjob-ancestor-step'];
        expect(step === undefined || job.template.spec.template.spec.containers.some((container: any) => container.name === names[step])).toBe(true);
        expect(job.replicas ?? 1).toBe(1);
      }
    }
  });

  test('put their nodes where they are told to, with the resources that they are told', () => {
    for (const one of [torchDistributed(gpus), deepspeedDistributed(gpus)]) {
      for (const pod of podsOf(one)) {
        expect(pod).toMatchObject({ nodeSelector: gpus.nodeSelector, tolerations: gpus.tolerations, containers: [{ resources: gpus.resources }] });
      }
    }
    const [data, model, node] = podsOf(torchtune('llama3.2-1b', gpus));
    // Who mounts their volume first says in which zone it is: downloads ask for no GPU, but for the same nodes.
    for (const pod of [data, model]) {
      expect(pod).toMatchObject({ nodeSelector: gpus.nodeSelector, tolerations: gpus.tolerations });
      expect(pod.containers[0].resources).toBeUndefined();
    }
    expect(node).toMatchObject({ nodeSelector: gpus.nodeSelector, containers: [{ resources: gpus.resources }] });
  });

  test('of torchtune train the model that was asked for, on a volume of that size', () => {
    const { template } = spec(torchtune('qwen2.5-1.5b', { storage: '50Gi', storageClassName: 'fast', dataset: 'hf://a/b', gpus: 4 }));
    const [{ templates: [claim] }] = template.spec.volumeClaimPolicies;
    expect(claim.spec).toEqual({ accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '50Gi' } }, storageClassName: 'fast' });
    const [data, model, node] = podsOf(torchtune('qwen2.5-1.5b', { dataset: 'hf://a/b', gpus: 4 })).map(pod => pod.containers[0]);
    expect([data.env, model.env].flat().map(one => one.value)).toEqual(['hf://a/b', 'hf://Qwen/Qwen2.5-1.5B-Instruct']);
    expect(node.command).toEqual(expect.arrayContaining(['qwen2_5/1.5B_full', 'tokenizer.path=/workspace/model/vocab.json']));
    expect(node.resources).toEqual({ limits: { 'nvidia.com/gpu': '4' } });
  });

  test('of MPI let the launcher train too, and read the keys as the user of the image', () => {
    const { mlPolicy } = spec(mlxDistributed({ numProcPerNode: 2 }));
    expect(mlPolicy).toEqual({ numNodes: 1, mpi: { mpiImplementation: 'OpenMPI', numProcPerNode: 2, runLauncherAsNode: true, sshAuthMountPath: '/home/mpiuser/.ssh' } });
    expect(podsOf(mlxDistributed()).map(pod => pod.containers[0].securityContext)).toEqual([{ runAsUser: 1000 }, { runAsUser: 1000 }]);
  });

  test.each([[undefined, undefined], [1, undefined], [2, undefined], [3, 2], [8, 7]])('of MPI have one launcher among %s nodes, beside %s others', (numNodes, servers) => {
    const { mlPolicy, template } = spec(deepspeedDistributed(numNodes === undefined ? {} : { numNodes }));
    const [launcher, node] = template.spec.replicatedJobs.map((one: { readonly template: { readonly spec: object } }) => one.template.spec);
    expect(mlPolicy.numNodes).toBe(1); // the controller makes as many launchers
    expect(launcher).not.toHaveProperty('parallelism');
    expect([node.parallelism, node.completions]).toEqual([servers, servers]);
  });

  test('declare images of one\'s own, also those before the main containers', () => {
    const images = manifestSet(given({ runtimes: [own, torchDistributed({ image: 'registry.example.com/ml/torch:nightly' })] }).scope).externals
      .filter(one => one.kind === 'Image').map(one => one.name);
    expect(images).toEqual(expect.arrayContaining([OWN_IMAGE, `${OWN_IMAGE}-init`, 'registry.example.com/ml/torch:nightly']));
    expect(images.filter(name => name.includes('pytorch/pytorch'))).toEqual([]);
  });

  test('are refused where they are none', () => {
    expectConfigError(() => given({ runtimes: ['torch-distributed'] as never }), 'WrongProp', 'test/trainer', 'runtimes[0]');
  });
});

describe('the data cache', () => {
  test('is a runtime whose first step sets it up with an account of the team', () => {
    const { scope } = given({ dataCache: true });
    const [setup] = found(scope, 'ClusterTrainingRuntime', 'torch-distributed-with-cache').spec.template.spec.replicatedJobs;
    const { serviceAccountName, containers: [container] } = setup.template.spec.template.spec;
    expect(serviceAccountName).toBe('kubeflow-trainer-cache-initializer');
    expect(container.env[0]).toEqual({ name: 'CACHE_IMAGE', value: 'ghcr.io/kubeflow/trainer/data-cache:v2.2.0' });
  });

  test('may read the training job, without which it makes nothing', () => {
    const { rules } = found(given({ dataCache: true }).scope, 'ClusterRole', 'kubeflow-trainer-cache-initializer');
    expect(rules).toContainEqual({ apiGroups: ['trainer.kubeflow.org'], resources: ['trainjobs'], verbs: ['get'] });
  });

  test('is not there unless it is asked for', () => {
    expect(rendered(given().scope).map(one => one.metadata.name).filter(name => name.includes('cache'))).toEqual([]);
  });
});

describe('progress', () => {
  const ports = (props: TrainerProps) => deployment(props).template.metadata.annotations['traffic.sidecar.istio.io/excludeInboundPorts'];

  test('is reported by the pods of profiles, past the mesh and the policies of the namespace', () => {
    const { scope } = given({ progress: true });
    expect(config({ progress: true }).featureGates).toEqual({ TrainJobStatus: true });
    expect(ports({ progress: true })).toBe('8443,9443,10443');
    const policy = found(scope, 'NetworkPolicy', 'trainer-status', 'kubeflow-system').spec;
    expect(policy.ingress).toEqual([{
      from: [{ namespaceSelector: { matchExpressions: [{ key: 'app.kubernetes.io/part-of', operator: 'In', values: ['kubeflow-profile'] }] } }],
      ports: [{ port: 10443, protocol: 'TCP' }],
    }]);
    expect(deployment().template.metadata.labels).toMatchObject(policy.podSelector.matchLabels);
  });

  test('is not wrapped in the mesh\'s TLS by the proxies of those pods, which the program could not answer', () => {
    const { selector, ...spec } = found(given({ progress: true, namespace: 'training' }).scope, 'PeerAuthentication', 'trainer-status', 'training').spec;
    expect(spec).toEqual({ portLevelMtls: { 10443: { mode: 'DISABLE' } } });
    expect(deployment().template.metadata.labels).toMatchObject(selector.matchLabels);
    expect(rendered(given({ progress: true, injection: 'none' }).scope).some(one => one.kind === 'PeerAuthentication')).toBe(false);
  });

  test('is off, and its port shut, unless it is asked for', () => {
    expect(config({})).not.toHaveProperty('featureGates');
    expect(ports({})).toBe('8443,9443');
    expect(rendered(given().scope).filter(one => ['NetworkPolicy', 'PeerAuthentication'].includes(one.kind))).toEqual([]);
  });
});

test('makes its certificate itself unless an issuer signs it', () => {
  const injected = (props: TrainerProps) => rendered(given(props).scope)
    .filter(one => one.metadata.annotations?.['cert-manager.io/inject-ca-from'] !== undefined).map(one => one.kind);
  expect(config({}).certManagement).toEqual({ enable: true, webhookServiceName: 'kubeflow-trainer-controller-manager', webhookSecretName: 'kubeflow-trainer-webhook-cert' });
  expect(found(given().scope, 'Secret', 'kubeflow-trainer-webhook-cert')).not.toHaveProperty('data');
  expect(injected({})).toEqual([]);

  const { scope } = given(elsewhere);
  expect(config(elsewhere).certManagement).toMatchObject({ enable: false, webhookSecretName: 'kubeflow-trainer-webhook-cert' });
  expect(found(scope, 'Certificate', 'kubeflow-trainer-webhook-cert').spec).toMatchObject({
    issuerRef: elsewhere.webhookIssuer, dnsNames: expect.arrayContaining(['kubeflow-trainer-controller-manager.training.svc']),
  });
  expect(rendered(scope).some(one => one.kind === 'Secret')).toBe(false);
  expect(injected(elsewhere)).toEqual(['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']);
});

test('the Service leads to the pods of the controller alone', () => {
  const { selector } = found(given().scope, 'Service', 'kubeflow-trainer-controller-manager').spec;
  expect(selector).toEqual(deployment().selector.matchLabels);
});

test('says in its configuration what was asked for', () => {
  expect(config({ concurrency: { trainJobs: 20, clusterTrainingRuntimes: 2 }, clientConnection: { qps: 10, burst: 20 } })).toMatchObject({
    controller: { groupKindConcurrency: {
      'TrainJob.trainer.kubeflow.org': 20, 'TrainingRuntime.trainer.kubeflow.org': 1, 'ClusterTrainingRuntime.trainer.kubeflow.org': 2,
    } },
    clientConnection: { qps: 10, burst: 20 },
  });
  expect(deployment({ logLevel: 5 }).template.spec.containers[0].args).toContain('--zap-log-level=5');
});

test.each([
  [{ concurrency: { trainJobs: 0 } }, 'concurrency.trainJobs'], [{ clientConnection: { qps: -1, burst: 1 } }, 'clientConnection.qps'], [{ logLevel: 7 }, 'logLevel'],
])('fails for %j', (props, named) => expectConfigError(() => given(props as TrainerProps), 'WrongProp', 'test/trainer', named));
