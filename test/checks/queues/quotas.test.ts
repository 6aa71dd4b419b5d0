import { queueFlavors, queueQuotas } from '../../../src/checks';
import { clusterObject, found, places } from '../support';

describe('ClusterQueue/Quotas', () => {
  const quotas = (...all: readonly (readonly [name: string, rest?: object])[]) => all.map(([name, rest]) => ({ name, nominalQuota: 9, ...rest }));
  const group = (flavor: string, resources: readonly object[], coveredResources = ['cpu', 'memory']) => ({ coveredResources, flavors: [{ name: flavor, resources }] });
  const queue = (resourceGroups: readonly object[], rest: object = {}) => clusterObject('kueue.x-k8s.io/v1beta2', 'ClusterQueue', 'gpu', { spec: { resourceGroups, ...rest } });
  const cohort = (resourceGroups: readonly object[], rest: object = {}) => clusterObject('kueue.x-k8s.io/v1beta2', 'Cohort', 'all', { spec: { resourceGroups, ...rest } });
  const BOTH = quotas(['cpu'], ['memory']);
  const LIMITED = quotas(['cpu', { borrowingLimit: 1, lendingLimit: '9000m' }], ['memory']);

  test('lets queues pass that the webhook takes', () => {
    expect(found(queueQuotas, [
      queue([group('spot', BOTH), group('on-demand', quotas(['gpu']), ['gpu'])]), queue([]), queue([group('spot', LIMITED)], { cohortName: 'all' }),
      clusterObject('kueue.x-k8s.io/v1beta1', 'ClusterQueue', 'old', { spec: { cohort: 'all', resourceGroups: [group('spot', LIMITED)] } }),
      cohort([group('spot', quotas(['cpu', { lendingLimit: 10 }], ['memory']))], { parentName: 'root' }), // a cohort may lend more than it has itself
      queue([{ ...group('spot', BOTH), flavors: [{ name: 'spot', resources: BOTH }, { name: 'spot', resources: BOTH }] }]), // a finding of the schema
      queue([group('spot', quotas(['cpu'], ['cpu']), ['cpu', 'cpu'])]), // as this one
      queue([{ ...group('spot', []), flavors: ['a', ...'bcdefghij', 'a'].map(name => ({ name, resources: BOTH })) }]),
      queue(['cpu', 'gpu'].map(name => ({ coveredResources: [name], flavors: [{ resources: quotas([name]) }] }))),
      queue([group('spot', quotas(['cpu', { lendingLimit: 10, nominalQuota: undefined }], ['memory']))], { cohortName: 'all' }),
    ])).toEqual([]);
  });

  test('finds quotas in another order, or of other resources', () => {
    expect(found(queueQuotas, [queue([group('spot', quotas(['memory'], ['cpu']))])])).toEqual([
      'ClusterQueue/gpu spec.resourceGroups[0].flavors[0].resources: must have the resources of coveredResources, in their order, got ["memory","cpu"]; ' +
        'list quotas for ["cpu","memory"]',
    ]);
    for (const other of [quotas(['cpu']), quotas(['cpu'], ['gpu']), quotas(['cpu'], ['memory'], ['gpu'])]) {
      expect(places(queueQuotas, [queue([group('spot', other)])])).toEqual(['ClusterQueue/gpu spec.resourceGroups[0].flavors[0].resources']);
    }
  });

  test('finds flavors and resources in two groups', () => {
    expect(found(queueQuotas, [queue([group('spot', BOTH), group('spot', quotas(['cpu']), ['cpu'])])])).toEqual([
      'ClusterQueue/gpu spec.resourceGroups[1].coveredResources[0]: covers the resource a second time, got "cpu"; name it in one group alone',
      'ClusterQueue/gpu spec.resourceGroups[1].flavors[0].name: gives quotas of the flavor a second time, got "spot"; name it in one group alone',
    ]);
  });

  test('finds limits without a cohort, and loans of more than there is', () => {
    expect(found(queueQuotas, [queue([group('spot', quotas(['cpu', { lendingLimit: '10' }], ['memory']))], { cohortName: 'all' })])).toEqual([
      'ClusterQueue/gpu spec.resourceGroups[0].flavors[0].resources[0].lendingLimit: must be at most the nominalQuota, 9, got "10"; lower it, or leave it out to lend all',
    ]);
    expect(places(queueQuotas, [queue([group('spot', LIMITED)], { cohortName: '' }), cohort([group('spot', LIMITED)])])).toEqual([
      'ClusterQueue/gpu spec.resourceGroups[0].flavors[0].resources[0].borrowingLimit', 'ClusterQueue/gpu spec.resourceGroups[0].flavors[0].resources[0].lendingLimit',
      'Cohort/all spec.resourceGroups[0].flavors[0].resources[0].borrowingLimit', 'Cohort/all spec.resourceGroups[0].flavors[0].resources[0].lendingLimit',
    ]);
  });
});

describe('ClusterQueue/Flavors', () => {
  const flavor = (name: string, nodeLabels?: object) => clusterObject('kueue.x-k8s.io/v1beta2', 'ResourceFlavor', name, { spec: { ...nodeLabels && { nodeLabels } } });
  const group = (...flavors: readonly string[]) => ({ coveredResources: ['cpu'], flavors: flavors.map(name => ({ name, resources: [{ name: 'cpu', nominalQuota: 1 }] })) });
  const queue = (...resourceGroups: readonly object[]) => clusterObject('kueue.x-k8s.io/v1beta2', 'ClusterQueue', 'team', { spec: { resourceGroups } });
  const all = [flavor('any'), flavor('cpu', { pool: 'cpu' }), flavor('a100', { pool: 'a100', zone: 'a' }), flavor('zone', { zone: 'a' })];

  test('finds flavors that no node has together', () => {
    expect(found(queueFlavors, [...all, queue(group('cpu'), group('a100'))])).toEqual([
      'ClusterQueue/team spec.resourceGroups[1].flavors[0].name: is of other nodes than all flavors of a group before it, got "a100" beside ["cpu"]; ' +
        'take one flavor for both, or leave the labels of one of them out',
    ]);
  });

  test('lets those pass that some node has together, and alternatives', () => {
    const fitting = [
      [group('any'), group('a100')], [group('zone'), group('a100')], [group('cpu', 'any'), group('a100')], [group('cpu', 'a100')],
      [group('cpu'), group('unknown')], [group(), group('cpu')],
    ];
    for (const groups of fitting) {
      expect(found(queueFlavors, [...all, queue(...groups)])).toEqual([]);
    }
  });
});
