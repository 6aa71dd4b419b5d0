import { found, object } from './support';
import { schemaSpec } from '../../src/checks';

test('a custom resource whose spec must say something has one', () => {
  expect(found(schemaSpec, [object('trainer.kubeflow.org/v1alpha1', 'TrainJob', 'train')])).toEqual([
    'TrainJob/ml/train spec: must be given, got undefined; write spec with runtimeRef',
  ]);
  expect(found(schemaSpec, [object('trainer.kubeflow.org/v1alpha1', 'TrainJob', 'train', { spec: {} })])).toEqual([]); // the schema says what is missing in it
});

test('kinds that work without a spec need none', () => {
  expect(found(schemaSpec, [
    object('security.istio.io/v1', 'AuthorizationPolicy', 'nobody'), object('v1', 'ConfigMap', 'settings'), object('example.com/v1', 'Widget', 'of-nobody'),
  ])).toEqual([]);
});
