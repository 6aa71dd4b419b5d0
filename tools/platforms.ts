/**
 * Writes the platform in all ways that its settings allow in principle, each to a folder of its own.
 *
 * usage: npx tsx tools/platforms.ts FOLDER [VARIANT]
 *
 * A file `needs` in a variant's folder names folders of dist/ with definitions that its cluster has already.
 */
import * as fs from 'fs';
import * as path from 'path';
import { KubeflowApp } from '../src/checks';
import { jupyterlabKind } from '../src/components/workspaces';
import { gcs, pipelinesDatabases, s3, s3Compatible, secretRef } from '../src/core';
import { argocd, flux } from '../src/gitops';
import {
  aks, bareMetal, dex, eks, gke, kind, KubeflowPlatform, KubeflowPlatformProps, local, minikube, oidc, only, openshift, production,
} from '../src/platform';
import { container, int, pipeline } from '../src/pipelines';
import {
  DataCacheAccess, group, isolated, ModelRegistry, NodePools, Notebook, notebookImages, nvidia, Pipeline, PodDefault, Profile, RecurringRun, Run, ScheduledRun,
  Tensorboard, user, VolumeViewer,
} from '../src/workloads';

const URL = 'https://ml.example.com';
const PRODUCTION = production({ url: URL, tls: { certificate: secretRef('kubeflow-tls') } });
const OIDC = oidc({ issuer: 'https://sso.example.com', clientId: 'kubeflow', credentials: secretRef('oauth2-proxy') });
const GITOPS = argocd({ repository: 'https://git.example.com/ml/platform.git', settings: true });
const GATEWAY = {
  namespace: 'ingress',
  name: 'public',
  workload: { namespace: 'ingress', serviceAccount: 'public', selector: { app: 'public' }, gatewaySelector: { app: 'public' } },
};
/** Databases on a server that is there already. */
const SERVER = { host: 'db.example.com', user: 'kubeflow', password: secretRef('db', 'password') };
const DATABASES = {
  pipelines: { existing: pipelinesDatabases(SERVER) },
  katib: { existing: { engine: 'postgres', ...SERVER, database: 'katib' } },
  catalog: { existing: { engine: 'postgres', ...SERVER, database: 'catalog' } },
} as const;
/** Nodes with GPUs, whole, cut and shared. */
const NODE_POOLS: NodePools = {
  a100: { labels: { pool: 'a100' }, taints: [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }], accelerator: nvidia(8) },
  slices: { labels: { 'pool': 'slices', 'nvidia.com/mig.config': 'slices' }, accelerator: nvidia(8), mig: { '1g.10gb': 7 } },
  shared: { labels: { 'pool': 'shared', 'nvidia.com/device-plugin.config': 'shared' }, accelerator: nvidia(2), timeSlicing: { replicas: 4 } },
};
const TEAM = 'vision';
const ELSEWHERE = { ...production({ url: URL, tls: 'elsewhere' }), login: OIDC };
const CERTIFICATE_ARN = 'arn:aws:acm:eu-central-1:123456789012:certificate/kubeflow';

/** A platform in one of the ways that its settings allow. */
export interface Variant {
  readonly props: KubeflowPlatformProps;
  /** Folders of dist/ with definitions that the cluster has already. @default [] */
  readonly needs?: readonly string[];
}

/** A platform in each place, in all forms of what stands before it. */
export const PLACES: Readonly<Record<string, Variant>> = {
  'place-eks': { props: { ...PRODUCTION, login: OIDC, gitops: GITOPS, place: eks({ storage: { shared: 'efs' }, autoMode: true }) } },
  'place-eks-nlb-tls': { props: { ...ELSEWHERE, place: eks({ loadBalancer: { certificateArn: CERTIFICATE_ARN, scheme: 'internet-facing', sourceRanges: ['203.0.113.0/24'] } }) } },
  'place-eks-alb': { props: { ...ELSEWHERE, place: eks({ loadBalancer: { type: 'alb', certificateArn: CERTIFICATE_ARN }, storage: { class: 'gp3' } }) } },
  'place-gke': { props: { ...PRODUCTION, login: OIDC, gitops: GITOPS, place: gke({ loadBalancer: { scope: 'external', address: 'ml' }, storage: { shared: 'standard-rwx' } }) } },
  'place-gke-application': { props: { ...ELSEWHERE, place: gke({ loadBalancer: { type: 'application', certificates: ['ml'], scope: 'external' } }) } },
  'place-gke-autopilot': { props: { ...PRODUCTION, login: OIDC, place: gke({ autopilot: true }) } },
  'place-aks': { props: { ...PRODUCTION, login: OIDC, gitops: GITOPS, place: aks({ loadBalancer: { subnet: 'ingress' }, storage: { shared: 'azurefile-csi' } }) } },
  'place-openshift': { props: { ...PRODUCTION, login: OIDC, gitops: GITOPS, place: openshift() } },
  'place-openshift-edge': { props: { ...ELSEWHERE, place: openshift({ exposure: 'edge' }) } },
  'place-kind': { props: { ...local(), place: kind() } },
  'place-minikube': { props: { ...local({ url: 'http://localhost' }), place: minikube({ access: 'tunnel' }) } },
  'place-bare-metal': { props: { ...PRODUCTION, login: OIDC, gitops: GITOPS, place: bareMetal({ gateway: { addresses: ['192.168.10.240/32'] }, distribution: 'k3s' }) } },
};

/** Platforms of a few components. */
export const SUBSETS: Readonly<Record<string, Variant>> = {
  'only-notebooks': { props: { ...local(), components: only('notebooks') } },
  'only-pipelines': { props: { ...local(), components: only('pipelines') } },
  'only-katib': { props: { ...local(), components: only('katib') } },
  'only-kserve': { props: { ...local(), components: only('kserve') } },
  'only-kserve-knative': { props: { ...local(), components: only('kserve', 'knativeServing') } },
  'only-trainer': { props: { ...local(), components: only('trainer') } },
};

/** The ways, by their names. */
export const VARIANTS: Readonly<Record<string, Variant>> = {
  ...PLACES,
  ...SUBSETS,
  'production-oidc': { props: { ...PRODUCTION, login: OIDC, gitops: GITOPS } },
  'production-dex': {
    props: {
      ...PRODUCTION,
      login: dex({
        client: secretRef('dex-client'),
        credentials: secretRef('oauth2-proxy'),
        users: { list: [{ email: 'ana@example.com', username: 'ana', userId: '1', hashFromEnv: 'ANA' }], passwords: secretRef('dex-passwords') },
        connectors: [{ type: 'github', id: 'github', name: 'GitHub', config: { clientID: 'ml', clientSecret: secretRef('github', 'secret'), orgs: [{ name: 'example' }] } }],
      }),
      gitops: GITOPS,
    },
  },
  'production-load-balancer': { props: { ...production({ url: URL, tls: 'elsewhere' }), login: OIDC, istio: { ingressGateway: { service: { type: 'LoadBalancer' } } } } },
  'existing-istio': { props: { ...production({ url: URL }), login: OIDC, istio: { existing: { gateway: GATEWAY, injection: { revision: 'stable' } } } }, needs: ['istio/10-crds'] },
  'existing-cert-manager': { props: { ...local(), certManager: { existing: { issuer: { kind: 'ClusterIssuer', name: 'internal' } } } }, needs: ['cert-manager/10-crds'] },
  'flux': { props: { ...local(), gitops: flux({ gitRepository: 'platform' }) } },
  'other-names': {
    props: {
      ...local(),
      namespaces: {
        kubeflow: 'ml', kubeflowSystem: 'ml-system', istio: 'mesh', auth: 'login', oauth2Proxy: 'front', certManager: 'pki', knativeServing: 'serving', knativeEventing: 'eventing',
      },
      clusterDomain: 'corp.internal',
      identity: { userId: 'x-user', groups: 'x-groups' },
      images: { mirror: 'registry.example.com/mirror' },
      gatewayName: 'front',
    },
  },
  'culling': { props: { ...local(), gitops: argocd({ repository: 'https://git.example.com/ml/platform.git', settings: true }), notebooks: { culling: { idle: '60m' } } } },
  'without-dashboard': { props: { ...local(), dashboard: false, notebooks: false } },
  'minimal': {
    props: {
      ...local(), dashboard: false, notebooks: false, knativeServing: false, knativeEventing: false, kserve: false, pipelines: false, objectStore: false, katib: false,
      trainer: false, jobset: false, leaderWorkerSet: false, hub: false, sparkOperator: false, nvidiaDevicePlugin: false, nvidiaGpuOperator: false, workspaces: false,
      trainingOperator: false, kuberay: false, kueue: false,
    },
  },
  'no-stores': { props: { ...PRODUCTION, login: OIDC, gitops: GITOPS, objectStore: false, pipelines: false, katib: false } },
  'stores-existing': {
    props: {
      ...PRODUCTION, login: OIDC, gitops: GITOPS, databases: DATABASES,
      objectStore: {
        existing: s3({
          bucket: 'ml-artifacts', region: 'eu-central-1', prefix: 'kubeflow/', platform: { kind: 'irsa', role: 'arn:aws:iam::123456789012:role/kubeflow' },
          profiles: { kind: 'irsa', role: 'arn:aws:iam::123456789012:role/kubeflow-{profile}' },
        }),
      },
    },
  },
  'stores-google': {
    props: {
      ...PRODUCTION, login: OIDC, databases: { pipelines: DATABASES.pipelines },
      objectStore: { existing: gcs({ bucket: 'ml-artifacts', profiles: { kind: 'workload-identity', account: 'kubeflow-{profile}@ml.iam.gserviceaccount.com' } }) },
    },
  },
  'everything-existing': {
    props: {
      ...production({ url: URL }), login: OIDC, gitops: GITOPS, databases: DATABASES,
      objectStore: { existing: s3Compatible({ url: 'https://minio.example.com', bucket: 'ml-artifacts' }) },
      certManager: { existing: { issuer: { kind: 'ClusterIssuer', name: 'internal' } } },
      istio: { existing: { gateway: GATEWAY } },
      knativeServing: { existing: {} },
      knativeEventing: { existing: {} },
      kserve: { llm: {} },
      gatewayApi: { existing: {} },
      jobset: { existing: {} },
      leaderWorkerSet: { existing: {} },
      kueue: { existing: {} },
      trainer: { dataCache: true },
      argoWorkflows: { existing: {} },
    },
    needs: ['cert-manager', 'istio', 'knative-serving', 'gateway-api', 'jobset', 'argo-workflows'].map(name => `${name}/10-crds`),
  },
  'serving-without-knative': { props: { ...PRODUCTION, login: OIDC, gitops: GITOPS, knativeServing: false } },
  'llm-production': {
    props: {
      ...PRODUCTION, login: OIDC, gitops: GITOPS, leaderWorkerSet: {}, kserve: { llm: {}, localModels: { nodeAgent: {} }, knative: false },
      hub: { registryProfile: TEAM, inferenceServiceController: {}, storageInitializer: {} },
    },
  },
  'gpu-device-plugin': { props: { ...local(), gitops: GITOPS, nodePools: NODE_POOLS, nvidiaDevicePlugin: { deviceListStrategy: 'cdi-cri', runtimeClassName: 'nvidia' } } },
  'gpu-operator': { props: { ...PRODUCTION, login: OIDC, gitops: GITOPS, nodePools: NODE_POOLS, nvidiaGpuOperator: { driver: false } } },
  'workspaces': { props: { ...PRODUCTION, login: OIDC, gitops: GITOPS, namespaces: { workspaces: 'labs' }, workspaces: { kinds: [jupyterlabKind()] } } },
  // Small, since its programs are run: npm run e2e:options.
  'operators': {
    props: {
      ...local(), notebooks: false, knativeServing: false, kserve: false, pipelines: false, objectStore: false, katib: false, trainer: false, jobset: false, hub: false,
      sparkOperator: false, trainingOperator: {}, kuberay: {},
    },
  },
  'operators-chosen': {
    props: {
      ...local(), gitops: GITOPS, trainingOperator: { schemes: ['PyTorchJob', 'MPIJob', 'JAXJob'], clientConnection: { qps: 50, burst: 100 } },
      kuberay: { watchNamespaces: [TEAM], initContainerInjection: true },
    },
  },
  'training-full': { props: { ...local(), gitops: GITOPS, leaderWorkerSet: {}, trainer: { dataCache: true, progress: true } } },
  'events': { props: { ...local(), gitops: GITOPS, knativeEventing: { channels: { inMemory: true }, brokers: { channelBased: {} }, sugar: { namespaces: 'all' } } } },
  'queues': { props: { ...PRODUCTION, login: OIDC, gitops: GITOPS, kueue: { waitForPodsReady: { timeout: '15m' } } } },
  'tuned': {
    props: {
      ...local(),
      pods: {
        nodeSelector: { pool: 'platform' },
        tolerations: [{ key: 'platform', operator: 'Exists' }],
        priorityClassName: 'system-cluster-critical',
        imagePullSecrets: ['registry'],
      },
      istio: { cni: false, podSecurity: 'privileged', accessLog: 'json', clusterLocalGateway: false },
      kubeflow: { podSecurity: 'privileged' },
      knativeServing: { podSecurity: 'privileged' },
      dashboard: { podSecurity: 'privileged', registrationFlow: true, clusterAdmins: ['ana@example.com'] },
      notebooks: { culling: { idle: '60m' }, spawner: { accelerators: [nvidia()] } },
      dex: { logLevel: 'info' },
      oauth2Proxy: { cookieLifetime: '8h' },
      metacontroller: { discoveryInterval: '10s' },
      argoWorkflows: { parallelism: 50, archiveLogs: false },
      pipelines: { pipelineStore: 'kubernetes', v1Pipelines: { allowedIn: [TEAM] }, viewers: false, cache: { certificate: 'self-made' } },
      objectStore: { size: '1Ti', artifactRetentionDays: 30 },
      databases: { pipelines: { size: '50Gi' }, metadata: { size: '20Gi' }, katib: { size: '20Gi' } },
      katib: { ui: false, podFailurePolicy: 'Ignore' },
      sparkOperator: { namespaces: [TEAM] },
    },
  },
};

/** Whether the platform installs a part that it has only on request. */
function isInstalled(setting: object | false | undefined): boolean {
  return typeof setting === 'object' && !('existing' in setting);
}

/** A team with one of each thing that teams declare and the platform has programs for. */
function addTeam(platform: KubeflowPlatform, { trainer, kueue }: KubeflowPlatformProps): void {
  const team = platform.addProfile(TEAM, {
    owner: user('ana@example.com'),
    contributors: { edit: [group('engineers')], view: [user('guest@example.com')] },
    quota: { cpu: '64', memory: '256Gi', storage: '1Ti', gpus: { nvidia: 2 } },
    network: isolated(),
    pullSecrets: ['registry'],
    ...isInstalled(kueue) && { queue: { cohort: 'research', borrowingLimit: { gpus: { nvidia: 2 } } } },
  });
  const proxy = new PodDefault(team, 'proxy', { description: 'Use the proxy', env: { HTTPS_PROXY: 'http://proxy.example.com:3128' } });
  new Notebook(team, 'label', { image: notebookImages.jupyterScipy, workspace: '5Gi' });
  new Notebook(team, 'explore', { image: notebookImages.jupyterPytorchCuda, gpu: nvidia(1), workspace: '10Gi', podDefaults: [proxy] });
  new Tensorboard(team, 'runs', { logs: 'pvc://explore-workspace/runs' });
  new VolumeViewer(team, 'files', { claim: 'explore-workspace' });
  platform.hub && new ModelRegistry(team, 'models');
  isInstalled(kueue) && new Notebook(team, 'waits', { image: notebookImages.jupyterScipy, workspace: 'none', queue: 'default' });
  typeof trainer === 'object' && trainer.dataCache && new DataCacheAccess(team, 'cache');
  platform.pipelines && addPipelines(team);
}

const COUNT = container({ name: 'count', image: 'busybox:1.37', inputs: { rows: int() }, command: ['sh', '-c', 'echo "$0"'], args: ({ inputs }) => [inputs.rows] });
const COUNTING = pipeline({
  name: 'counting', inputs: { rows: int() }, build: (p, { rows }) => { p.task(COUNT, { rows }, { securityContext: { runAsUser: 1000, runAsNonRoot: true } }); },
});

/** A pipeline with a run, and with a schedule of each kind. */
function addPipelines(team: Profile): void {
  const counting = new Pipeline(team, 'counting', { program: COUNTING });
  new Run(team, 'once', { pipeline: counting, arguments: { rows: 3 } });
  new ScheduledRun(team, 'nightly', { pipeline: counting, arguments: { rows: 30 }, schedule: '0 3 * * *' });
  new RecurringRun(team, 'weekly', { pipeline: counting, arguments: { rows: 300 }, schedule: '@weekly' });
}

function write(folder: string, name: string, { props, needs = [] }: Variant): void {
  const outdir = path.join(folder, name);
  const app = new KubeflowApp({ outdir, summary: false });
  const platform = new KubeflowPlatform(app, 'kubeflow', props);
  if (platform.dashboard !== undefined && platform.notebooks !== undefined) {
    addTeam(platform, props);
  }
  app.synth();
  needs.length > 0 && fs.writeFileSync(path.join(outdir, 'needs'), `${needs.join('\n')}\n`);
  console.log(`${name}: ${app.manifests().all.length} objects`);
}

if (require.main === module) {
  const [folder, only] = process.argv.slice(2);
  if (folder === undefined || only !== undefined && !Object.hasOwn(VARIANTS, only)) {
    console.error(`usage: npx tsx tools/platforms.ts FOLDER [${Object.keys(VARIANTS).join(' | ')}]`);
    process.exit(2);
  }
  Object.entries(VARIANTS).filter(([name]) => only === undefined || name === only).forEach(([name, variant]) => write(folder, name, variant));
}
