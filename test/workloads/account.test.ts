import { ServiceAccount } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import {
  InferenceGraph, InferenceService, job, LocalModelCache, Notebook, notebookImages, PodAccount, PodDefault, PythonJob, RayCluster, SparkApplication, TrainJob, VolumeViewer,
  workflow,
} from '../../src/workloads';
import { chart, configError, found } from '../support';

const image = 'registry.example.com/ml/train:1';
const namespace = 'ml';

/** Where the account stands in the object that a workload makes. */
const MAKERS: readonly (readonly [string, (scope: Construct, account: { readonly serviceAccount: PodAccount }) => unknown])[] = [
  ['PodDefault', (scope, account) => {
    new PodDefault(scope, 'x', { namespace, description: 'x', ...account });
    return found(scope, 'PodDefault', 'x').spec.serviceAccountName;
  }],
  ['InferenceGraph', (scope, account) => {
    new InferenceGraph(scope, 'x', { namespace, nodes: { root: { routerType: 'Sequence', steps: [{ serviceUrl: 'https://models.example.com/a' }] } }, ...account });
    return found(scope, 'InferenceGraph', 'x').spec.serviceAccountName;
  }],
  ['LocalModelCache', (scope, account) => {
    new LocalModelCache(scope, 'x', { sourceModelUri: 'hf://a/b', modelSize: '1Gi', nodeGroups: ['gpu'], ...account });
    return found(scope, 'LocalModelCache', 'x').spec.serviceAccountName;
  }],
  ['a store for requests', (scope, account) => {
    new InferenceService(scope, 'x', {
      namespace, predictor: { modelFormat: 'sklearn', logger: { storage: { key: 's3', path: 'logs', parameters: { type: 's3' }, ...account } } },
    });
    return found(scope, 'InferenceService', 'x').spec.predictor.logger.storage.serviceAccountName;
  }],
  ['workflow', (scope, account) => (workflow({ entrypoint: 'a', trains: 'a', templates: { a: { container: { image } } }, ...account })
    .spec({ scope, namespace, owner: 'x', isRestricted: false }) as any).serviceAccountName],
  ['Notebook', (scope, account) => {
    new Notebook(scope, 'x', { namespace, image: notebookImages.jupyterScipy, ...account });
    return found(scope, 'Notebook', 'x').spec.template.spec.serviceAccountName;
  }],
  ['VolumeViewer', (scope, account) => {
    new VolumeViewer(scope, 'x', { namespace, claim: 'data', ...account });
    return found(scope, 'PVCViewer', 'data').spec.podSpec.serviceAccountName;
  }],
  ['job', (scope, account) => (job({ image, ...account }).spec({ scope, namespace, owner: 'x', isRestricted: false }) as any).template.spec.serviceAccountName],
];

describe.each(MAKERS)('the account of %s', (_, made) => {
  test('is a name, or a construct that has one', () => {
    expect(made(chart(), { serviceAccount: 'reader' })).toBe('reader');
    expect(made(chart(), { serviceAccount: ServiceAccount.fromServiceAccountName(chart(), 'Reader', 'reader') })).toBe('reader');
  });

  test('fails for what is no name, and for the name of the field in the API', () => {
    expect(configError(() => made(chart(), { serviceAccount: 'My Reader' }))).toMatchObject({ code: 'WrongProp', message: expect.stringContaining('serviceAccount must be') });
    expect(configError(() => made(chart(), { serviceAccountName: 'reader' } as never)))
      .toMatchObject({ code: 'UnknownProp', message: expect.stringContaining('use "serviceAccount"') });
  });
});

test.each([
  ['TrainJob', (scope: Construct) => new TrainJob(scope, 'x', { namespace, serviceAccountName: 'a' } as never)],
  ['PythonJob', (scope: Construct) => new PythonJob(scope, 'x', { namespace, serviceAccountName: 'a' } as never)],
  ['a head of Ray', (scope: Construct) => new RayCluster(scope, 'x', { namespace, headGroupSpec: { serviceAccountName: 'a' } } as never)],
  ['a driver of Spark', (scope: Construct) => new SparkApplication(scope, 'x', { namespace, driver: { serviceAccountName: 'a' } } as never)],
])('the account of %s is called so too', (_, make) => {
  expect(configError(() => make(chart()))).toMatchObject({ code: 'UnknownProp', message: expect.stringContaining('use "serviceAccount"') });
});
