/** Kubeflow Pipelines as the platform wires them. */
import { given, GITOPS, objectsOf, PRESETS } from './support';
import { pipelinesDatabases, s3 } from '../../src/core';
import { found } from '../support';

const labels = (props: Parameters<typeof objectsOf>[0]) => objectsOf({ gitops: GITOPS, ...props }).map(one => one.label);

test('the servers of the platform let in exactly the accounts that call them', () => {
  const callers = (name: string, props: object) => found(given({ ...PRESETS.local, ...props }).platform, 'AuthorizationPolicy', name).spec.rules
    .flatMap((rule: any) => rule.from ?? []).flatMap(({ source }: any) => source.principals ?? []).map((one: string) => one.split('/').at(-1));
  expect(callers('mysql', {})).toEqual(['ml-pipeline', 'kubeflow-pipelines-cache', 'metadata-grpc-server']);
  expect(callers('mysql', { pipelines: { v1Pipelines: 'blocked' } })).toEqual(['ml-pipeline', 'metadata-grpc-server']);
  expect(callers('seaweedfs-service', {})).toEqual(expect.arrayContaining(['ml-pipeline', 'ml-pipeline-ui']));
});

test('code of callers runs on one\'s own machine at most', () => {
  const server = 'Deployment/kubeflow/ml-pipeline-visualizationserver';
  expect(labels(PRESETS.local)).toContain(server);
  expect(labels(PRESETS.oidc)).not.toContain(server);
  expect(labels({ ...PRESETS.local, pipelines: { visualizations: false } })).not.toContain(server);
});

test('nothing of pipelines is left where there are none', () => {
  const OF_PIPELINES = /\/(ml-pipeline|kubeflow-pipelines|kfp-|metadata-(grpc|envoy|writer)|metatada-|cache-|pipeline-|scheduledworkflows\.|viewers\.)/;
  const of = (props: object) => labels({ ...PRESETS.local, ...props }).filter(label => OF_PIPELINES.test(label));
  expect(of({}).length).toBeGreaterThan(80);
  expect(of({ pipelines: false })).toEqual(['DestinationRule/kubeflow/ml-pipeline-seaweedfs']); // of the store, which others use too
});

test('a store and databases that are there already need no server, no keys and no program that makes keys', () => {
  const server = { host: 'db.example.com', user: 'kubeflow', password: { name: 'db', key: 'password' } };
  const role = 'arn:aws:iam::123456789012:role/kubeflow';
  const { app } = given({
    ...PRESETS.oidc,
    objectStore: { existing: s3({ bucket: 'ml-artifacts', region: 'eu-central-1', platform: { kind: 'irsa', role }, profiles: { kind: 'irsa', role: `${role}-{profile}` } }) },
    databases: { pipelines: { existing: pipelinesDatabases(server) } },
  });
  const all = app.manifests().all.map(one => one.label);
  expect(all.filter(label => /seaweedfs|mysql|metacontroller|profile-controller\b/.test(label) && !/^Deployment.*profiles|katib/.test(label))).toEqual([]);
  expect(app.findings()).toEqual([]);
});
