import { checkParameters, cohortParents, queueWebhook, referencesQueue } from '../../../src/checks';
import { clusterObject, external, found, places } from '../support';

const GROUP = 'kueue.x-k8s.io/v1beta2';
const queue = (rest: object = {}) => clusterObject(GROUP, 'ClusterQueue', 'team', { spec: { namespaceSelector: {}, ...rest } });
const cohort = (name: string, parentName?: string) => clusterObject(GROUP, 'Cohort', name, { spec: { parentName } });
const flavor = (name: string, ...resources: string[]) => ({ name, resources: resources.map(resource => ({ name: resource, nominalQuota: 1 })) });
const resources = (...names: string[]) => ({ resourceGroups: [{ coveredResources: names, flavors: [flavor('default', ...names)] }] });

describe('ClusterQueue/Webhook', () => {
  const of = (rest: object) => places(queueWebhook, [queue(rest)]);

  test('resources have names', () => {
    expect(of(resources('cpu', 'nvidia.com/gpu'))).toEqual([]);
    expect(of(resources('cpu', 'my gpu'))).toEqual(['ClusterQueue/team spec.resourceGroups[0].coveredResources[1]']);
    expect(places(queueWebhook, [clusterObject(GROUP, 'Cohort', 'all', { spec: resources('a/b/c') })])).toEqual(['Cohort/all spec.resourceGroups[0].coveredResources[0]']);
  });

  test('selectors can be read', () => {
    const selector = (expression: object) => ({ namespaceSelector: { matchExpressions: [expression] } });
    expect(of(selector({ key: 'team', operator: 'In', values: ['a'] }))).toEqual([]);
    expect(of(selector({ key: 'team', operator: 'In' }))).toEqual(['ClusterQueue/team spec.namespaceSelector.matchExpressions[0].values']);
    expect(of(selector({ key: 'team', operator: 'Exists', values: ['a'] }))).toEqual(['ClusterQueue/team spec.namespaceSelector.matchExpressions[0].values']);
    expect(of({ namespaceSelector: { matchLabels: { team: 'a b' } } })).toEqual(['ClusterQueue/team spec.namespaceSelector.matchLabels.team']);
  });

  test('tolerations of flavors can be read', () => {
    const flavors = (toleration: object) => places(queueWebhook, [clusterObject(GROUP, 'ResourceFlavor', 'gpu', { spec: { tolerations: [toleration] } })]);
    expect(flavors({ key: 'example.com/gpu', operator: 'Exists', effect: 'NoSchedule' })).toEqual([]);
    expect(flavors({ key: 'a/b/c', operator: 'Exists' })).toEqual(['ResourceFlavor/gpu spec.tolerations[0].key']);
  });

  test('weights do not vanish', () => {
    expect([...of({ fairSharing: { weight: '0' } }), ...of({ fairSharing: { weight: '2n' } })]).toEqual([]);
    expect(of({ fairSharing: { weight: '1n' } })).toEqual(['ClusterQueue/team spec.fairSharing.weight']);
  });

  test('checks are for flavors of the queue', () => {
    const resourceGroups = [{ coveredResources: ['cpu'], flavors: [flavor('spot', 'cpu')] }];
    const onFlavors = (...names: string[]) => ({ admissionChecksStrategy: { admissionChecks: [{ name: 'nodes', onFlavors: names }, { name: 'all' }] } });
    expect(of({ resourceGroups, ...onFlavors('spot') })).toEqual([]);
    expect(found(queueWebhook, [queue({ resourceGroups, ...onFlavors('spot', 'sport') }), queue(onFlavors('spot'))])).toEqual([
      'ClusterQueue/team spec.admissionChecksStrategy.admissionChecks[0].onFlavors[1]: must be a flavor of the queue, got "sport"; '
        + 'its flavors: spot; without onFlavors the check is for all',
      'ClusterQueue/team spec.admissionChecksStrategy.admissionChecks[0].onFlavors[0]: must be a flavor of the queue, got "spot"; '
        + 'its flavors: none; without onFlavors the check is for all',
    ]);
  });

  test('there are not too many flavors, resources and quotas', () => {
    const group = (flavors: number, names: number) => {
      const covered = Array.from({ length: names }, (_, index) => `r${index}`);
      return { coveredResources: covered, flavors: Array.from({ length: flavors }, (_, index) => flavor(`f${index}`, ...covered)) };
    };
    expect(of({ resourceGroups: [group(8, 64), group(8, 64)] })).toEqual([]);
    expect(of({ resourceGroups: [group(9, 64)] })).toEqual(['ClusterQueue/team spec.resourceGroups[0]']);
    expect(found(queueWebhook, [queue({ resourceGroups: Array(5).fill(group(64, 1)) })])).toEqual([
      'ClusterQueue/team spec.resourceGroups: must have at most 256 flavors in all groups, got 320; share them among several queues',
    ]);
    expect(of({ resourceGroups: Array(5).fill(group(1, 64)) })).toEqual(['ClusterQueue/team spec.resourceGroups']);
  });
});

describe('Cohort/Parents', () => {
  test('lets trees pass, and parents that others make', () => {
    expect(found(cohortParents, [cohort('all'), cohort('a', 'all'), cohort('b', 'a'), cohort('c', 'all'), cohort('d', 'elsewhere')])).toEqual([]);
  });

  test('finds each circle once', () => {
    expect(found(cohortParents, [cohort('all', 'all')])).toEqual(['Cohort/all spec.parentName: is below itself, got "all below all"; name another parent, or none']);
    expect(places(cohortParents, [cohort('x', 'a'), cohort('a', 'b'), cohort('b', 'c'), cohort('c', 'a'), cohort('y', 'c')])).toEqual(['Cohort/a spec.parentName']);
  });
});

describe('AdmissionCheck/Parameters', () => {
  const check = (controllerName: string, parameters?: object) => clusterObject(GROUP, 'AdmissionCheck', 'nodes', { spec: { controllerName, parameters } });
  const PROVISIONING = 'kueue.x-k8s.io/provisioning-request';

  test('Kueue\'s own controllers need settings of their kind', () => {
    expect(places(checkParameters, [check(PROVISIONING, { apiGroup: 'kueue.x-k8s.io', kind: 'ProvisioningRequestConfig', name: 'a' })])).toEqual([]);
    expect(places(checkParameters, [check('kueue.x-k8s.io/multikueue', { apiGroup: 'kueue.x-k8s.io', kind: 'MultiKueueConfig', name: 'a' })])).toEqual([]);
    expect(places(checkParameters, [check(PROVISIONING)])).toEqual(['AdmissionCheck/nodes spec.parameters']);
    expect(places(checkParameters, [check(PROVISIONING, { apiGroup: 'kueue', kind: 'MultiKueueConfig', name: 'a' })])).toEqual([
      'AdmissionCheck/nodes spec.parameters.apiGroup', 'AdmissionCheck/nodes spec.parameters.kind',
    ]);
    expect(places(checkParameters, [check('example.com/own')])).toEqual([]);
  });
});

describe('References/Queue', () => {
  test('checks of queues and topologies of flavors exist', () => {
    const own = queue({ admissionChecksStrategy: { admissionChecks: [{ name: 'nodes' }] } });
    const old = clusterObject('kueue.x-k8s.io/v1beta1', 'ClusterQueue', 'old', { spec: { admissionChecks: ['nodes'] } });
    const kind = clusterObject(GROUP, 'ResourceFlavor', 'gpu', { spec: { topologyName: 'racks' } });
    expect(places(referencesQueue, [own, old, kind])).toEqual([
      'ClusterQueue/team spec.admissionChecksStrategy.admissionChecks[0].name', 'ClusterQueue/old spec.admissionChecks[0]', 'ResourceFlavor/gpu spec.topologyName',
    ]);
    const others = [clusterObject(GROUP, 'AdmissionCheck', 'nodes'), clusterObject(GROUP, 'Topology', 'racks')];
    expect(places(referencesQueue, [own, old, kind, ...others])).toEqual([]);
    expect(places(referencesQueue, [own, kind], [external('kueue.x-k8s.io/AdmissionCheck', 'nodes'), external('kueue.x-k8s.io/Topology', 'racks')])).toEqual([]);
  });
});
