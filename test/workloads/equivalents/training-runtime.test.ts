/** Runtimes of upstream projects, said by our construct, mean the same. */
import { expectSameMeaning, HAS_SHARED, Meaning, realDocument } from './compare';
import { torchtune } from '../../../src/components/trainer';
import type { PlainManifest } from '../../../src/core';
import { TrainingRuntime, TrainingRuntimeProps } from '../../../src/workloads';
import { chart, found } from '../../support';

const PODS = '.spec.template.spec.replicatedJobs.*.template.spec.template.metadata';

const MEANING: Meaning = {
  defaults: { '.spec.template.spec.replicatedJobs.*.replicas': 1 },
  // The mesh's label of the pods, and the label by which clients find a runtime where the document has none.
  added: [PODS, '.metadata.labels'],
  // A field of the release before, which the API of this one does not have.
  meaningless: ['.metadata.labels', '.spec.mlPolicy.torch.numProcPerNode'],
};

type Case = readonly [kind: 'TrainingRuntime' | 'ClusterTrainingRuntime', folder: 'corpus' | 'admission', index: number, name: string, props: TrainingRuntimeProps];

const torchtuneSteps = { like: torchtune('qwen2.5-1.5b') };

const CASES: readonly Case[] = [
  ['TrainingRuntime', 'corpus', 0, 'pytorch-team-runtime', { framework: 'torch', image: 'pytorch/pytorch:2.7.1-cuda12.8-cudnn9-runtime' }],
  ['TrainingRuntime', 'corpus', 1, 'test-runtime', { framework: 'torch', image: 'pytorch/pytorch:tag', numNodes: 2 }],
  ['TrainingRuntime', 'admission', 0, 'plain-runtime', {
    framework: 'plainml', image: 'docker.io/example/train:1', command: ['python', 'train.py'], initializers: { dataset: {}, storage: 'none', wait: false },
  }],
  ['ClusterTrainingRuntime', 'corpus', 16, 'jax-distributed', { framework: 'jax' }],
  ['ClusterTrainingRuntime', 'corpus', 18, 'xgboost-distributed', { framework: 'xgboost' }],
  ['ClusterTrainingRuntime', 'corpus', 17, 'torchtune-qwen2.5-1.5b', torchtuneSteps],
  ['ClusterTrainingRuntime', 'admission', 3, 'team-torchtune-qwen2.5-1.5b', torchtuneSteps],
];

/** A runtime for all teams has the spec of one of a team. The release writes the tags of its own images when it is built. */
const ofTeam = (document: PlainManifest): PlainManifest => JSON.parse(JSON.stringify({ ...document, kind: 'TrainingRuntime' })
  .replace(/"(ghcr\.io\/kubeflow\/trainer\/[a-z-]+)(:latest|:v2\.2\.0)?"/g, '"$1:v2.2.0"')) as PlainManifest;

test('there are at least 5', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(5);
});

(HAS_SHARED ? describe : describe.skip)('the construct says', () => {
  test.each(CASES)('%s %s %i, %s', (kind, folder, index, name, props) => {
    const document = realDocument(folder, `trainer.kubeflow.org_${kind}`, index);
    const scope = chart('test', 'ml');
    new TrainingRuntime(scope, 'Runtime', { ...props, name });
    expectSameMeaning(found(scope, 'TrainingRuntime', name), ofTeam(document), MEANING);
  });
});
