import { leaderWorkerSetGroups, podsSpec } from '../../../src/checks';
import { found, object } from '../support';

const template = (pod: object = {}) => ({ spec: { containers: [{ name: 'vllm', image: 'a/b:1' }], ...pod } });

function set(groups: object, rest: object = {}, annotations?: object): object {
  return object('leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet', 'llama',
    { spec: { replicas: 2, leaderWorkerTemplate: { size: 6, workerTemplate: template(), ...groups }, ...rest } }, { annotations });
}

const faults = (...of: Parameters<typeof set>) => found(leaderWorkerSetGroups, [set(...of)]).map(text => text.replace('LeaderWorkerSet/ml/llama ', '').replace(/;.*/, ''));
const subGroups = (subGroupSize: number, subGroupPolicyType?: string) => ({ subGroupPolicy: { subGroupSize, subGroupPolicyType } });
const steps = (rollingUpdateConfiguration: object) => ({ rolloutStrategy: { type: 'RollingUpdate', rollingUpdateConfiguration } });

describe('LeaderWorkerSet/Groups', () => {
  test('lets sets pass that the webhook takes', () => {
    expect([
      ...faults({}), ...faults({ size: undefined }, { replicas: undefined }), ...faults(subGroups(3)), ...faults(subGroups(5, 'LeaderExcluded')),
      ...faults(subGroups(2), {}, { 'leaderworkerset.sigs.k8s.io/subgroup-exclusive-topology': 'rack' }),
      ...[{}, { maxUnavailable: '100%', maxSurge: '1%' }, { maxUnavailable: 0, maxSurge: '10%' }, { partition: 1 }].flatMap(one => faults({}, steps(one))),
      ...faults({}, { replicas: 0, ...steps({ maxUnavailable: 0, maxSurge: 0 }) }),
    ]).toEqual([]);
  });

  test.each([
    [faults({ size: 0 }), 'spec.leaderWorkerTemplate.size: must be 1 or more, got 0'],
    [faults({}, { replicas: -1 }), 'spec.replicas: must be 0 or more, got -1'],
    [faults({ size: 65536 }, { replicas: 65536 }), 'spec.replicas: must make at most 2147483647 pods with size, 65536, got 65536'],
    [faults(subGroups(0)), 'spec.leaderWorkerTemplate.subGroupPolicy.subGroupSize: must be 1 or more, got 0'],
    [faults(subGroups(7)), 'spec.leaderWorkerTemplate.subGroupPolicy.subGroupSize: must be at most size, 6, got 7'],
    [faults(subGroups(4)), 'spec.leaderWorkerTemplate.subGroupPolicy.subGroupSize: must divide size or the workers, 6 or 5, got 4'],
    [faults(subGroups(3, 'LeaderExcluded')), 'spec.leaderWorkerTemplate.subGroupPolicy.subGroupSize: must divide the workers, 5, got 3'],
    [faults({}, {}, { 'leaderworkerset.sigs.k8s.io/subgroup-exclusive-topology': 'rack' }),
      'metadata.annotations["leaderworkerset.sigs.k8s.io/subgroup-exclusive-topology"]: needs spec.leaderWorkerTemplate.subGroupPolicy, got a string'],
    [faults({}, steps({ maxUnavailable: '120%' })),
      'spec.rolloutStrategy.rollingUpdateConfiguration.maxUnavailable: must be a whole number, or a share of at most "100%", got "120%"'],
    [faults({}, steps({ maxSurge: -1 })), 'spec.rolloutStrategy.rollingUpdateConfiguration.maxSurge: must be 0 or more, got -1'],
    [faults({}, steps({ partition: -1 })), 'spec.rolloutStrategy.rollingUpdateConfiguration.partition: must be 0 or more, got -1'],
    [faults({}, steps({ maxUnavailable: '10%' })), 'spec.rolloutStrategy.rollingUpdateConfiguration.maxUnavailable: must not be 0 where maxSurge is 0, got "10%"'],
  ])('finds what it refuses: %j', (findings, finding) => {
    expect(findings).toEqual([finding]);
  });

  test('its pods are kept up, so that none may end by itself', () => {
    const leaderTemplate = template({ restartPolicy: 'Never' });
    expect(found(podsSpec, [set({ leaderTemplate, workerTemplate: template({ activeDeadlineSeconds: 60 }) })])).toEqual([
      'LeaderWorkerSet/ml/llama spec.leaderWorkerTemplate.leaderTemplate.spec.restartPolicy: must be "Always", since the pods are kept up, got "Never"; correct it',
      'LeaderWorkerSet/ml/llama spec.leaderWorkerTemplate.workerTemplate.spec.activeDeadlineSeconds: must not be set for pods that are kept up, got 60; '
        + 'leave it out, or write a Job',
    ]);
  });
});
