/**
 * Writes the platform in all ways that its settings allow in principle, each to a folder of its own.
 *
 * usage: npx tsx tools/variants.ts FOLDER [VARIANT]
 *
 * A file `needs` in a variant's folder names folders of dist/ with definitions that its cluster has already.
 */
import * as fs from 'fs';
import * as path from 'path';
import { KubeflowApp } from '../src/checks';
import { secretRef } from '../src/core';
import { argocd, flux } from '../src/gitops';
import { dex, KubeflowPlatform, KubeflowPlatformProps, local, oidc, production } from '../src/platform';
import { group, isolated, Notebook, notebookImages, nvidia, PodDefault, Tensorboard, user, VolumeViewer } from '../src/workloads';

const URL = 'https://ml.example.com';
const PRODUCTION = production({ url: URL, tls: { certificate: secretRef('kubeflow-tls') } });
const OIDC = oidc({ issuer: 'https://sso.example.com', clientId: 'kubeflow', credentials: secretRef('oauth2-proxy') });
const GITOPS = argocd({ repository: 'https://git.example.com/ml/platform.git', settings: true });
const GATEWAY = {
  namespace: 'ingress',
  name: 'public',
  workload: { namespace: 'ingress', serviceAccount: 'public', selector: { app: 'public' }, gatewaySelector: { app: 'public' } },
};

interface Variant {
  readonly props: KubeflowPlatformProps;
  /** Folders of dist/ with definitions that the cluster has already. @default [] */
  readonly needs?: readonly string[];
}

const VARIANTS: Readonly<Record<string, Variant>> = {
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
      namespaces: { kubeflow: 'ml', kubeflowSystem: 'ml-system', istio: 'mesh', auth: 'login', oauth2Proxy: 'front', certManager: 'pki' },
      clusterDomain: 'corp.internal',
      identity: { userId: 'x-user', groups: 'x-groups' },
      images: { mirror: 'registry.example.com/mirror' },
      gatewayName: 'front',
    },
  },
  'culling': { props: { ...local(), gitops: argocd({ repository: 'https://git.example.com/ml/platform.git', settings: true }), notebooks: { culling: { idle: '60m' } } } },
  'minimal': { props: { ...local(), dashboard: false, notebooks: false } },
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
      dashboard: { podSecurity: 'privileged', registrationFlow: true, clusterAdmins: ['ana@example.com'] },
      notebooks: { culling: { idle: '60m' }, spawner: { accelerators: [nvidia()] } },
    },
  },
};

/** A team with one of each thing that teams declare. */
function addTeam(platform: KubeflowPlatform): void {
  const team = platform.addProfile('vision', {
    owner: user('ana@example.com'),
    contributors: { edit: [group('engineers')], view: [user('guest@example.com')] },
    quota: { cpu: '64', memory: '256Gi', storage: '1Ti', gpus: { nvidia: 2 } },
    network: isolated(),
    pullSecrets: ['registry'],
  });
  const proxy = new PodDefault(team, 'proxy', { description: 'Use the proxy', env: { HTTPS_PROXY: 'http://proxy.example.com:3128' } });
  new Notebook(team, 'label', { image: notebookImages.jupyterScipy, workspace: '5Gi' });
  new Notebook(team, 'explore', { image: notebookImages.jupyterPytorchCuda, gpu: nvidia(1), workspace: '10Gi', podDefaults: [proxy] });
  new Tensorboard(team, 'runs', { logs: 'pvc://explore-workspace/runs' });
  new VolumeViewer(team, 'files', { claim: 'explore-workspace' });
}

const [folder, only] = process.argv.slice(2);
if (folder === undefined || only !== undefined && !Object.hasOwn(VARIANTS, only)) {
  console.error(`usage: npx tsx tools/variants.ts FOLDER [${Object.keys(VARIANTS).join(' | ')}]`);
  process.exit(2);
}
for (const [name, { props, needs = [] }] of Object.entries(VARIANTS).filter(([one]) => only === undefined || one === only)) {
  const outdir = path.join(folder, name);
  const app = new KubeflowApp({ outdir, summary: false });
  const platform = new KubeflowPlatform(app, 'kubeflow', props);
  if (platform.dashboard !== undefined && platform.notebooks !== undefined) {
    addTeam(platform);
  }
  app.synth();
  needs.length > 0 && fs.writeFileSync(path.join(outdir, 'needs'), `${needs.join('\n')}\n`);
  console.log(`${name}: ${app.manifests().all.length} objects`);
}
