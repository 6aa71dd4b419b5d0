import { Chart } from 'cdk8s';
import { ClusterIssuer } from '../../src/apis/cert-manager.io/v1';
import { CustomResourceDefinition } from '../../src/apis/k8s/apiextensions/v1';
import { Deployment } from '../../src/apis/k8s/apps/v1';
import { ConfigMap, Namespace, PersistentVolumeClaim } from '../../src/apis/k8s/core/v1';
import { Profile } from '../../src/apis/kubeflow.org/v1';
import { Located, ManifestApp, setFolder, toYaml } from '../../src/core';
import { ApplicationOrder } from '../../src/gitops';

/** Order of two parts, of which `guard` serves a webhook for its own kinds. */
export const ORDER: ApplicationOrder = { after: { guard: [], web: ['guard'] }, selfGuarded: ['guard'], platformNamespaces: ['guard'] };

const labels = { app: 'web' };

/** An app with a few objects: `guard` with a definition, `web` with pods and a claim, `profiles/vision` with a profile. */
export function given(): ManifestApp {
  const app = new ManifestApp();
  const guard = new Chart(app, 'guard');
  new Namespace(guard, 'Namespace', { metadata: { name: 'guard' } });
  addDefinition(guard);
  addResource(guard);
  const web = new Chart(app, 'web');
  new ConfigMap(web, 'Config', { metadata: { name: 'web', namespace: 'guard' }, data: { a: 'b' } });
  new PersistentVolumeClaim(web, 'Claim', { metadata: { name: 'web', namespace: 'guard' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } });
  new Deployment(web, 'Deployment', {
    metadata: { name: 'web', namespace: 'guard' },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'web' }] } } },
  });
  const vision = new Chart(app, 'vision');
  setFolder(vision, { folder: 'profiles/vision' });
  new Profile(vision, 'Profile', { metadata: { name: 'vision' }, spec: { owner: { kind: 'User', name: 'ana@example.com' } } });
  return app;
}

/** The step `crds`: a definition called after the chart. */
export function addDefinition(chart: Chart): void {
  new CustomResourceDefinition(chart, 'Crd', {
    metadata: { name: `things.${chart.node.id}.example.com` },
    spec: {
      group: `${chart.node.id}.example.com`, scope: 'Namespaced', names: { kind: 'Thing', plural: 'things' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
    },
  });
}

/** The step `resources`: a custom resource called after the chart. */
export function addResource(chart: Chart): void {
  new ClusterIssuer(chart, 'Resource', { metadata: { name: chart.node.id }, spec: { selfSigned: {} } });
}

/** The step `base`: a ConfigMap called after the chart. */
export function addConfig(chart: Chart): void {
  new ConfigMap(chart, 'Config', { metadata: { name: chart.node.id, namespace: 'default' }, data: { a: 'b' } });
}

/** The objects of a folder, as they would be written. */
export function yamlOf(all: readonly Located[], folder: string): string {
  return all.filter(one => one.folder === folder || one.folder.startsWith(`${folder}/`)).map(one => toYaml(one.manifest)).join('---\n');
}

/** The order where another output has the platform. */
export const TEAMS_ALONE: ApplicationOrder = { after: {}, selfGuarded: [], platformNamespaces: ['kubeflow'] };

/** An app with a team, whose platform is elsewhere. */
export function teams(): ManifestApp {
  const app = new ManifestApp();
  const profile = new Chart(app, 'vision');
  setFolder(profile, { folder: 'profiles/vision' });
  new Profile(profile, 'Profile', { metadata: { name: 'vision' }, spec: { owner: { kind: 'User', name: 'ana@example.com' } } });
  const workloads = new Chart(app, 'speech');
  setFolder(workloads, { folder: 'teams/speech' });
  new ConfigMap(workloads, 'Config', { metadata: { name: 'speech', namespace: 'speech' }, data: { a: 'b' } });
  return app;
}
