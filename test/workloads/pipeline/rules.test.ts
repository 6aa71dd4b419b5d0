import { Chart } from 'cdk8s';
import { credentialsLiteral, pipelineLevel, pipelineReferences, pipelineSchedule } from '../../../src/checks';
import { ConfigMap, Secret } from '../../../src/apis/k8s/core/v1';
import { declareExternal, Rule } from '../../../src/core';
import type { KubernetesExecutor } from '../../../src/pipelines/ir/types';
import { Pipeline, RecurringRun, Run, ScheduledRun } from '../../../src/workloads/pipeline';
import { found, places, setOf } from '../../checks/support';
import { manifestSet } from '../../support';
import { compiled, team } from './support';

const VERSION = 'pipelines.kubeflow.org/v2beta1';
const constant = (value: string) => ({ runtimeValue: { constant: value } });

/** Names of all kinds as an executor gives them. */
const NAMES: KubernetesExecutor = {
  secretAsEnv: [{ secretNameParameter: constant('keys'), secretName: 'keys', keyToEnv: [{ secretKey: 'id', envVar: 'ID' }], optional: false }],
  secretAsVolume: [{ secretName: 'files', mountPath: '/files' }],
  imagePullSecret: [{ secretName: 'registry' }],
  configMapAsEnv: [{ configMapName: 'settings', keyToEnv: [{ configMapKey: 'level', envVar: 'LEVEL' }] }],
  configMapAsVolume: [{ configMapNameParameter: constant('more'), mountPath: '/more' }],
  pvcMount: [{ pvcNameParameter: constant('data'), mountPath: '/data' }],
};

/** What a rule finds below a construct: object, field and problem of each. */
function findings(rule: Rule, scope: Chart): string[] {
  return [...rule.check(manifestSet(scope))].map(({ at, field, problem }) => `${at.kind} ${field}: ${problem}`);
}

/** A version as an object, written by hand. */
function version(settings: object, spec: object = {}): object {
  const platformSpec = { platforms: { kubernetes: { deploymentSpec: { executors: { 'exec-say': settings } } } } };
  const metadata = { name: 'train-1', namespace: 'vision' };
  return { apiVersion: VERSION, kind: 'PipelineVersion', metadata, spec: { pipelineName: 'train', pipelineSpec: {}, platformSpec, ...spec } };
}

const pipeline = { apiVersion: VERSION, kind: 'Pipeline', metadata: { name: 'train', namespace: 'vision' } };

test.each(['database', 'kubernetes'] as const)('the name of a key in a Secret is no credential, with the store %s', store => {
  const { scope, vision } = team(store);
  const secretAsEnv = [{ secretName: 'db', keyToEnv: [{ secretKey: 'password', envVar: 'PW' }] }];
  new Pipeline(vision, 'train', { program: compiled({ settings: { secretAsEnv } }) });
  expect(findings(credentialsLiteral, scope)).toEqual([]);
});

describe('Pipeline/References', () => {
  test.each([
    ['database', 'ConfigMap', 'data["pipeline.yaml"].platforms.kubernetes.deploymentSpec.executors.exec-say'],
    ['kubernetes', 'PipelineVersion', 'spec.platformSpec.platforms.kubernetes.deploymentSpec.executors.exec-say'],
  ] as const)('finds what steps need and nobody makes, with the store %s', (store, kind, executor) => {
    const { scope, vision } = team(store);
    new Pipeline(vision, 'train', { program: compiled({ settings: NAMES }) });
    expect(findings(pipelineReferences, scope)).toEqual([
      ['secretAsEnv[0].secretNameParameter.runtimeValue.constant', 'a Secret', 'keys'], ['secretAsVolume[0].secretName', 'a Secret', 'files'],
      ['imagePullSecret[0].secretName', 'a Secret', 'registry'], ['configMapAsEnv[0].configMapName', 'a ConfigMap', 'settings'],
      ['configMapAsVolume[0].configMapNameParameter.runtimeValue.constant', 'a ConfigMap', 'more'],
      ['pvcMount[0].pvcNameParameter.runtimeValue.constant', 'a PersistentVolumeClaim', 'data'],
    ].map(([field, what, name]) => `${kind} ${executor}.${field}: names ${what} that does not exist, got "vision/${name}"`));
  });

  test('lets pass what is there, what others make, what may be missing and what only a run knows', () => {
    const { scope, vision } = team();
    const metadata = (name: string) => ({ metadata: { name, namespace: 'vision' } });
    new Secret(vision, 'keys', { ...metadata('keys'), stringData: { id: '' } });
    new ConfigMap(vision, 'settings', { ...metadata('settings'), data: { level: '1' } });
    declareExternal(vision, ...[['Secret', 'files'], ['Secret', 'registry'], ['ConfigMap', 'more'], ['PersistentVolumeClaim', 'data']]
      .map(([kind, name]) => ({ kind, namespace: 'vision', name, madeBy: 'a test' })));
    new Pipeline(vision, 'train', { program: compiled({ settings: NAMES }) });
    expect(findings(pipelineReferences, scope)).toEqual([]);
    expect(found(pipelineReferences, [pipeline, version({
      secretAsEnv: [{ secretName: 'gone', optional: true }], secretAsVolume: [{ secretNameParameter: { componentInputParameter: 'name' } }],
      pvcMount: [{ taskOutputParameter: { producerTask: 'createpvc', outputParameterKey: 'name' } }],
      configMapAsVolume: [{ configMapNameParameter: constant("{{$.inputs.parameters['x']}}"), configMapName: "{{$.inputs.parameters['x']}}" }],
    })])).toEqual([]);
  });

  test('finds keys that are not in what is there', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'keys', namespace: 'vision' }, stringData: { key: '' } };
    const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'vision' }, data: { other: '' } };
    const { secretAsEnv, configMapAsEnv } = NAMES;
    expect(found(pipelineReferences, [pipeline, secret, config, version({ secretAsEnv, configMapAsEnv })]).map(text => text.replace(/.*exec-say\./, ''))).toEqual([
      'secretAsEnv[0].keyToEnv[0].secretKey: names a key that the Secret "keys" does not have, got "id"; use one of its keys (key) or add the key',
      'configMapAsEnv[0].keyToEnv[0].configMapKey: names a key that the ConfigMap "settings" does not have, got "level"; use one of its keys (other) or add the key',
    ]);
  });

  test('finds a version of a pipeline that is not there', () => {
    expect(places(pipelineReferences, [version({})])).toEqual(['PipelineVersion/vision/train-1 spec.pipelineName']);
    expect(places(pipelineReferences, [pipeline, version({})])).toEqual([]);
  });

  test('finds an account of steps that is not there, for each kind of run', () => {
    const { scope, vision } = team();
    declareExternal(vision, { kind: 'Profile', name: 'vision', madeBy: 'a test' });
    const settings = { pipeline: { pipeline: 'train', version: '1' }, serviceAccount: 'trainer' };
    new Run(vision, 'a', settings);
    new ScheduledRun(vision, 'b', { ...settings, schedule: '@daily' });
    new RecurringRun(vision, 'c', { ...settings, schedule: '@daily' });
    new RecurringRun(vision, 'd', { ...settings, schedule: '@daily', removed: true });
    new Run(vision, 'e', { ...settings, serviceAccount: 'default-editor' });
    const problem = 'names a ServiceAccount that does not exist, got "vision/trainer"';
    expect(findings(pipelineReferences, scope).sort()).toEqual([
      `CronJob spec.jobTemplate.spec.template.spec.containers[0].args: ${problem}`,
      `Job spec.template.spec.containers[0].args: ${problem}`, `Job spec.template.spec.containers[0].args: ${problem}`,
    ]);
  });
});

describe('Pipeline/Schedule', () => {
  const schedule = (workflow: object) => ({
    apiVersion: 'kubeflow.org/v1beta1', kind: 'ScheduledWorkflow', metadata: { name: 'nightly', namespace: 'vision' }, spec: { workflow, trigger: {} }, status: {},
  });

  test.each([
    [{ spec: '{}' }, 'spec.workflow.spec: runs what no list of runs shows'], [{}, 'spec: starts nothing'],
  ])('finds one that is applied: %j', (workflow, text) => {
    expect(found(pipelineSchedule, [schedule(workflow)])).toEqual([expect.stringContaining(`ScheduledWorkflow/vision/nightly ${text}`)]);
    expect(found(pipelineSchedule, [schedule(workflow)])[0]).toContain('use RecurringRun');
  });

  test('lets all that the constructs make pass', () => {
    const { scope, vision } = team();
    new RecurringRun(vision, 'c', { pipeline: { pipeline: 'train', version: '1' }, schedule: '@daily' });
    expect(findings(pipelineSchedule, scope)).toEqual([]);
  });
});

describe('Pipeline/Level', () => {
  const namespace = (level: string) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'vision', labels: { 'pod-security.kubernetes.io/enforce': level } } });
  const platform = (runAsNonRoot: string) => ({
    apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'pipeline-install-config', namespace: 'kubeflow' }, data: { defaultSecurityContextRunAsNonRoot: runAsNonRoot },
  });
  const executors = { 'exec-say': { container: { image: 'python:3.11' } }, 'exec-import': { importer: {} }, 'exec-createpvc': { container: { image: 'argostub/createpvc' } } };
  const steps = (settings: object = {}) => version(settings, { pipelineSpec: { deploymentSpec: { executors } } });

  test('finds steps that may run as root where that is forbidden', () => {
    expect(found(pipelineLevel, [namespace('restricted'), platform(''), steps()])).toEqual([expect.stringContaining(
      'spec.pipelineSpec.deploymentSpec.executors.exec-say: may run as root, which the level "restricted" of Namespace/vision forbids, got "exec-say"')]);
  });

  test.each([
    ['the platform says it of all', [namespace('restricted'), platform('true'), steps()]],
    ['the step says it itself', [namespace('restricted'), platform(''), steps({ securityContext: { runAsNonRoot: true } })]],
    ['the level allows it', [namespace('baseline'), platform(''), steps()]],
    ['nobody knows the platform', [namespace('restricted'), steps()]],
  ])('finds nothing where %s', (_what, objects) => expect(found(pipelineLevel, objects)).toEqual([]));

  test('looks into files that are uploaded, too', () => {
    const { scope, vision } = team();
    new Pipeline(vision, 'train', { program: compiled() });
    const set = manifestSet(scope);
    const all = [...setOf([namespace('restricted'), platform('')]).all, ...set.all];
    const fields = [...pipelineLevel.check(new (set.constructor as new (...args: unknown[]) => typeof set)(all))].map(one => `${one.at.kind} ${one.field}`);
    expect(fields).toEqual(['ConfigMap data["pipeline.yaml"].deploymentSpec.executors.exec-say']);
  });
});

test.each([pipelineSchedule, pipelineReferences, pipelineLevel])('$id bears objects of any content', rule => {
  const nonsense = [null, 'x', 3, [], [null], { executors: 3 }];
  const metadata = { name: 'x', namespace: 'vision' };
  const objects = nonsense.flatMap(value => [
    { apiVersion: VERSION, kind: 'PipelineVersion', metadata, spec: value },
    { apiVersion: VERSION, kind: 'PipelineVersion', metadata, spec: { pipelineSpec: value, platformSpec: { platforms: { kubernetes: { deploymentSpec: value } } } } },
    version({ secretAsEnv: value, pvcMount: [value], configMapAsEnv: [{ configMapName: value, keyToEnv: value }] }),
    { apiVersion: 'kubeflow.org/v1beta1', kind: 'ScheduledWorkflow', metadata: { name: 'x' }, spec: value },
  ]);
  expect(() => found(rule, objects)).not.toThrow();
});
