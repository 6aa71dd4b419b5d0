import { containersOf, Field, mainContainers, PlainManifest, podLabels, podsOf, replicasOf } from '../../src/core';
import { located } from './support';

describe('pods', () => {
  const container = { name: 'main', image: 'a:1' };
  const template = { metadata: { labels: { app: 'a' } }, spec: { containers: [container, 'text'], initContainers: [{}] } };
  const pods = (apiVersion: string, kind: string, more: PlainManifest, metadata: object = {}) =>
    podsOf(located({ apiVersion, kind, metadata: { name: 'a', namespace: 'x', ...metadata }, ...more }));

  test('come of a template, a pod, and what a custom kind holds', () => {
    expect(pods('apps/v1', 'Deployment', { spec: { template } })).toMatchObject([
      { namespace: 'x', spec: { path: 'spec.template.spec' }, metadata: { path: 'spec.template.metadata' } },
    ]);
    expect(pods('batch/v1', 'CronJob', { spec: { jobTemplate: { spec: { template } } } })[0].spec.path).toBe('spec.jobTemplate.spec.template.spec');
    expect(pods('v1', 'Pod', { spec: { containers: [container] } }).map(one => [one.spec.path, one.metadata.path])).toEqual([['spec', 'metadata']]);
    expect(pods('kubeflow.org/v1alpha1', 'PVCViewer', { spec: { podSpec: { containers: [container] } } })[0].spec.path).toBe('spec.podSpec');
    expect(pods('kubeflow.org/v1', 'Notebook', { spec: { template: { spec: { containers: [container] } } } }, { labels: { team: 'x' } }).map(podLabels)).toEqual([
      { 'statefulset': 'a', 'notebook-name': 'a', 'team': 'x' },
    ]);
    const bare = { metadata: { labels: { none: 'of its' } }, containers: [container] };
    expect(pods('kubeflow.org/v1alpha1', 'PVCViewer', { spec: { podSpec: bare } }).map(({ metadata }) => metadata.exists)).toEqual([false]);
    expect(pods('v1', 'ConfigMap', { spec: { template } })).toEqual([]);
    expect(pods('example.com/v1', 'Deployment', { spec: { template } })).toEqual([]);
  });

  test('are there without a spec where the controller writes it', () => {
    expect(pods('tensorboard.kubeflow.org/v1alpha1', 'Tensorboard', { spec: { logspath: 'x' } }).map(one => [one.spec.exists, one.fact.container, podLabels(one)])).toEqual([
      [false, 'tensorboard', { app: 'a' }],
    ]);
    expect(pods('apps/v1', 'Deployment', { spec: {} })).toEqual([]);
  });

  test('come of an object inside of another one only where that is of the kind', () => {
    const trial = (kind: string) => pods('kubeflow.org/v1beta1', 'Trial', { spec: { runSpec: { kind, spec: { templates: [{ container }] } } } }).map(one => one.spec.path);
    expect([trial('Workflow'), trial('PipelineRun')]).toEqual([['spec.runSpec.spec.templates[0]'], []]);
  });

  test('do not have what is a variable of a workflow, nor the names of it', () => {
    const labels = { step: 'a', run: '{{workflow.name}}' };
    const [one] = pods('argoproj.io/v1alpha1', 'Workflow', { spec: { templates: [{ container, metadata: { labels }, nodeSelector: labels }] } });
    expect([one.spec.at('nodeSelector').entries().map(([name]) => name), one.metadata.at('labels').value]).toEqual([['step'], { step: 'a' }]);
  });

  test('have the lists of the whole beside their own, and theirs alone where the other has none', () => {
    const volumes = [{ name: 'v' }];
    const lists = (own: object, whole: object) => {
      const [{ spec }] = pods('argoproj.io/v1alpha1', 'Workflow', { spec: { ...whole, templates: [{ container, ...own }] } });
      return [spec.at('volumes').items().length, spec.at('volumes').value, spec.at('volumes', 'name').exists];
    };
    expect([lists({ volumes }, { volumes }), lists({ volumes }, {}), lists({}, { volumes }), lists({}, {})]).toEqual([
      [2, volumes, false], [1, volumes, false], [1, volumes, false], [0, undefined, false],
    ]);
  });

  describe('that a controller puts together', () => {
    const labels = { team: 'x' };
    const head = { template: { metadata: { labels }, spec: { containers: [container], nodeSelector: labels } } };
    const job = (spec: object) => pods('ray.io/v1', 'RayJob', { spec: { rayClusterSpec: { headGroupSpec: head, ...spec } } });

    test('have their place in the object where they are as they stand there, else that of what they are made of', () => {
      const [{ spec, metadata }] = job({ enableInTreeAutoscaling: true });
      const path = 'spec.rayClusterSpec.headGroupSpec.template';
      expect(spec.at().path).toBe(`${path}.spec`);
      expect(containersOf({ spec }).map(({ name, field }) => [name, field.path])).toEqual([
        ['main', `${path}.spec.containers[0]`], ['autoscaler', `${path}.spec.containers`],
      ]);
      expect(spec.at('containers').items()[1].at('resources', 'limits', 'cpu')).toMatchObject({ value: '500m', path: `${path}.spec.containers` });
      expect([metadata, ...spec.entries().map(([, field]) => field)].map(field => field.path)).toEqual([`${path}.metadata`, `${path}.spec.containers`, `${path}.spec.nodeSelector`]);
      expect(spec.entries().map(([name, field]) => [name, field.value === head.template.spec.nodeSelector])).toEqual([['containers', false], ['nodeSelector', true]]);
    });

    test('have the place above the one that they would have where nothing of them stands there', () => {
      const [, submitter] = job({});
      expect(submitter.spec.at('containers').items().map(field => [field.path, field.at('image').value])).toEqual([['spec', 'a:1']]);
      expect(submitter.spec.at('volumes').exists).toBe(false);
    });
  });

  test('have containers of all sorts', () => {
    const [one] = pods('apps/v1', 'Deployment', { spec: { template } });
    expect(containersOf(one).map(({ name, field }) => [name, field.path])).toEqual([
      ['main', 'spec.template.spec.containers[0]'], ['spec.template.spec.containers[1]', 'spec.template.spec.containers[1]'],
      ['spec.template.spec.initContainers[0]', 'spec.template.spec.initContainers[0]'],
    ]);
    expect(containersOf({ ...one, spec: new Field({ containers: 'text' }) })).toEqual([]);
    expect([containersOf({ spec: one.spec }).length, mainContainers({ spec: one.spec }).map(({ path }) => path)]).toEqual([
      3, ['spec.template.spec.containers[0]', 'spec.template.spec.containers[1]'],
    ]);
    const predictor = { model: { modelFormat: { name: 'sklearn' } }, containers: [{ name: 'side' }] };
    const [first] = pods('serving.kserve.io/v1beta1', 'InferenceService', { spec: { predictor } });
    expect(containersOf(first).map(({ name, field }) => [name, field.path])).toEqual([
      ['side', 'spec.predictor.containers[0]'], ['spec.predictor.model', 'spec.predictor.model'],
    ]);
    expect(mainContainers(first).map(({ path }) => path)).toEqual(['spec.predictor.containers[0]', 'spec.predictor.model']);
  });

  test('are as many as the object says', () => {
    const replicas = (spec: object) => pods('apps/v1', 'Deployment', { spec: { template, ...spec } }).map(replicasOf);
    expect([replicas({}), replicas({ replicas: 3 }), replicas({ replicas: 0 }), replicas({ replicas: 'many' })]).toEqual([[1], [3], [0], [1]]);
    expect(pods('batch/v1', 'Job', { spec: { template, parallelism: 4 } }).map(replicasOf)).toEqual([4]);
    expect(pods('apps/v1', 'DaemonSet', { spec: { template, replicas: 7 } }).map(replicasOf)).toEqual([1]);
    const notebook = (annotations: object) => pods('kubeflow.org/v1', 'Notebook', { spec: { template } }, { annotations }).map(replicasOf);
    expect([notebook({}), notebook({ 'kubeflow-resource-stopped': 'x' })]).toEqual([[1], [0]]);
  });

  test.each<[string, string, string, object, number[]]>([
    ['kubeflow.org/v1', 'PyTorchJob', 'each role', { pytorchReplicaSpecs: { Master: { template }, Worker: { replicas: 3, template } } }, [1, 3]],
    ['kubeflow.org/v1', 'PyTorchJob', 'one that runs', { runPolicy: { suspend: false }, pytorchReplicaSpecs: { Worker: { replicas: 3, template } } }, [3]],
    ['kubeflow.org/v1', 'PyTorchJob', 'one that is held back', { runPolicy: { suspend: true }, pytorchReplicaSpecs: { Worker: { replicas: 3, template } } }, [0]],
    ['leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet', 'groups of one form', { replicas: 2, leaderWorkerTemplate: { size: 4, workerTemplate: template } }, [8]],
    ['leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet', 'groups with leaders of another form', {
      replicas: 2, leaderWorkerTemplate: { size: 4, leaderTemplate: template, workerTemplate: template },
    }, [2, 6]],
    ['serving.kserve.io/v1beta1', 'InferenceService', 'a service that may have none', { predictor: { minReplicas: 0, containers: [container] } }, [1]],
    ['serving.kserve.io/v1beta1', 'InferenceService', 'a service of several', { predictor: { minReplicas: 2, containers: [container] } }, [2]],
    ['serving.kserve.io/v1alpha1', 'LLMInferenceService', 'as many as it must keep', { replicas: 2, scaling: { minReplicas: 3 }, template: template.spec }, [3]],
    ['serving.kserve.io/v1alpha1', 'LLMInferenceService', 'more than it must keep', { replicas: 4, scaling: { minReplicas: 3 }, template: template.spec }, [4]],
    ['serving.kserve.io/v1alpha1', 'LLMInferenceService', 'none at first', { replicas: 0, template: template.spec }, [0]],
    ['ray.io/v1', 'RayCluster', 'workers between their bounds', { headGroupSpec: { template }, workerGroupSpecs: [{ replicas: 1, minReplicas: 2, template }] }, [1, 2]],
  ])('of %s %s are as many as its controller makes of %s', (apiVersion, kind, _name, spec, counts) => {
    expect(pods(apiVersion, kind, { spec }).map(replicasOf)).toEqual(counts);
  });

  test.each([
    ['3', 3], ['12', 12], ['0', 1], ['', 1], ['3x', 1], ['x3', 1], [3, 3], [undefined, 1],
  ])('are as many as an annotation with %j says, if that is a number', (scale, count) => {
    const metadata = { annotations: { 'autoscaling.knative.dev/min-scale': scale } };
    expect(pods('serving.knative.dev/v1', 'Service', { spec: { template: { metadata, spec: template.spec } } }).map(replicasOf)).toEqual([count]);
  });
});
