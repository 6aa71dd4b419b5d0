import { group, head, rayCluster, rayJob, rayService } from './objects';
import { rayPods } from '../../../src/checks';
import { found, places } from '../support';

const AT = 'RayCluster/ml/train spec';
const of = (spec: object, metadata: object = {}) => places(rayPods, [rayCluster(spec, metadata)]);

test('lets clusters, jobs and services pass', () => {
  expect(places(rayPods, [rayCluster(), rayJob(), rayJob({ rayClusterSpec: undefined }), rayService(), rayCluster({ workerGroupSpecs: undefined }, { name: 'lean' })])).toEqual([]);
});

test('names of groups must differ, make names of pods, and not be that of the head', () => {
  expect(of({ workerGroupSpecs: [group('small'), group('big'), group('Gpu-Group')] })).toEqual([]);
  expect(of({ workerGroupSpecs: [group('small'), group('small')] })).toEqual([`${AT}.workerGroupSpecs[1].groupName`]);
  expect(of({ workerGroupSpecs: [group('headgroup')] })).toEqual([`${AT}.workerGroupSpecs[0].groupName`]);
  expect(of({ workerGroupSpecs: [group('small_group')] })).toEqual([`${AT}.workerGroupSpecs[0].groupName`]);
  expect(of({ workerGroupSpecs: [group('n'.repeat(63))] })).toEqual([]);
  expect(of({ workerGroupSpecs: [group('n'.repeat(64))] })).toEqual([`${AT}.workerGroupSpecs[0].groupName`]);
  expect(found(rayPods, [rayCluster({ workerGroupSpecs: [group('a b')] })])).toEqual([
    `${AT}.workerGroupSpecs[0].groupName: must be letters, digits and "-", at most 63, since pods have it in their names and labels, got "a b"; choose another name`,
  ]);
  expect(found(rayPods, [rayCluster({ workerGroupSpecs: [group('a'), group('a'), group('headgroup')] })]).map(text => text.split(': ')[1].split(',')[0]))
    .toEqual(['must not be the name of a group before it', 'is the name of the group of the head']);
  expect(of({ workerGroupSpecs: [group(undefined), group(undefined)] }, { name: '' })).toEqual([]);
});

test('of the names of the cluster and of a group, pods have the first 50 characters', () => {
  const ending = (length: number) => ({ workerGroupSpecs: [group(`${'n'.repeat(length)}_a`)] });
  expect(of(ending(44))).toEqual([]);
  expect(of(ending(43))).toEqual([`${AT}.workerGroupSpecs[0].groupName`]);
  expect(of(ending(48), { name: '' })).toEqual([]);
  expect(of(ending(47), { name: '' })).toHaveLength(1);
  expect(places(rayPods, [rayJob({}, ending(27))])).toEqual([]);
  expect(places(rayPods, [rayJob({}, ending(26))])).toEqual(['RayJob/ml/train spec.rayClusterSpec.workerGroupSpecs[0].groupName']);
  expect(places(rayPods, [rayJob({}, ending(31), { name: '' })])).toEqual([]);
  expect(places(rayPods, [rayJob({}, ending(30), { name: '' })])).toHaveLength(1);
});

test('what has no pod of a head, or no containers in it, has the usual ports', () => {
  expect(places(rayPods, [{}, { template: {} }, { template: { spec: {} } }].map(headGroupSpec => rayJob({}, { headGroupSpec })))).toEqual([]);
});

test('a group must not have more at least than at most', () => {
  expect(of({ workerGroupSpecs: [group('small', { minReplicas: 2, maxReplicas: 2 })] })).toEqual([]);
  expect(of({ workerGroupSpecs: [group('small', { minReplicas: 3, maxReplicas: 2 })] })).toEqual([`${AT}.workerGroupSpecs[0].minReplicas`]);
});

test('workers on several hosts need a Service with the name of the cluster', () => {
  const several = { workerGroupSpecs: [group('tpu', { numOfHosts: 4 })] };
  expect(of(several)).toEqual([]);
  expect(of(several, { name: '1st' })).toEqual(['RayCluster/ml/1st metadata.name']);
  expect([...of({}, { name: '1st' }), ...of(several, { name: '' })]).toEqual([]);
  const longest = 'n'.repeat(43);
  expect([...of(several, { name: longest }), ...of(several, { name: `${longest}n` })]).toEqual([`RayCluster/ml/${longest}n metadata.name`]);
  expect(places(rayPods, [rayJob({}, several, { name: 'n'.repeat(27) })])).toEqual([`RayJob/ml/${'n'.repeat(27)} metadata.name`]);
  expect(places(rayPods, [rayJob({}, several, { name: 'n'.repeat(26) })])).toEqual([]);
});

describe('the autoscaler', () => {
  const scaled = (rest: object) => of({ enableInTreeAutoscaling: true, ...rest });

  test('has a name that no other container has', () => {
    expect(scaled({ headGroupSpec: head({}, { name: 'autoscaler' }) })).toEqual([`${AT}.headGroupSpec.template.spec.containers[0].name`]);
    expect(of({ headGroupSpec: head({}, { name: 'autoscaler' }) })).toEqual([]);
  });

  test('mounts volumes of the head, and requests no more than its limits', () => {
    const options = (rest: object) => ({ autoscalerOptions: rest, headGroupSpec: head({}, {}, { volumes: [{ name: 'data', emptyDir: {} }] }) });
    expect(scaled(options({ volumeMounts: [{ name: 'data', mountPath: '/data' }, { name: 'ray-logs', mountPath: '/logs' }] }))).toEqual([]);
    expect(scaled(options({ volumeMounts: [{ mountPath: '/data' }] }))).toEqual([]);
    expect(scaled(options({ resources: { requests: { cpu: '1' }, limits: { cpu: '1' } } }))).toEqual([]);
    expect(scaled(options({ volumeMounts: [{ name: 'dota', mountPath: '/data' }] }))).toEqual([`${AT}.autoscalerOptions.volumeMounts[0].name`]);
    expect(scaled(options({ resources: { requests: { cpu: '1' }, limits: { cpu: '500m' } } }))).toEqual([`${AT}.autoscalerOptions.resources.requests.cpu`]);
    expect(scaled(options({ resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '500m' } } }))).toEqual([]);
  });
});

describe('the Service of the head', () => {
  const service = (...ports: object[]) => ({ headGroupSpec: head({ headService: { spec: { ports } } }) });

  test('has named ports that the operator does not add itself', () => {
    expect(of(service({ name: 'extra', port: 9000 }, { name: 'udp', port: 8265, protocol: 'UDP' }))).toEqual([]);
    expect(of(service({ name: 'dashboard', port: 9000 }, { name: 'web', port: 8265 }, { port: 9001 }))).toEqual([
      `${AT}.headGroupSpec.headService.spec.ports[0].name`, `${AT}.headGroupSpec.headService.spec.ports[1].port`, `${AT}.headGroupSpec.headService.spec.ports[2].name`,
    ]);
  });

  test('has the ports that the operator adds, each by name and number', () => {
    const usual = { 'client': 10001, 'gcs-server': 6379, 'dashboard': 8265, 'metrics': 8080, 'serve': 8000 };
    for (const [name, port] of Object.entries(usual)) {
      expect(of(service({ name, port: 9000 }, { name: 'own', port })))
        .toEqual([`${AT}.headGroupSpec.headService.spec.ports[0].name`, `${AT}.headGroupSpec.headService.spec.ports[1].port`]);
    }
    const said = [{ containerPort: 7000 }, { name: 'web', containerPort: 7001 }];
    const own = (...ports: object[]) => of({ headGroupSpec: head({ headService: { spec: { ports } } }, { ports: said }) });
    expect(own({ name: 'client', port: 10001 }, { name: 'a', port: 9000, protocol: 'TCP' })).toEqual([]);
    expect(own({ name: 'web', port: 1 }, { name: '7000-port', port: 2 }, { name: 'a', port: 7000 }, { name: 'metrics', port: 3 }, { name: 'b', port: 8080 })).toHaveLength(5);
  });

  test('must have the port by which jobs and services reach it', () => {
    const ports = (...names: string[]) => ({ headGroupSpec: head({}, { ports: names.map((name, index) => ({ name, containerPort: 8000 + index })) }) });
    const PORTS = 'spec.rayClusterSpec.headGroupSpec.template.spec.containers[0].ports';
    expect(places(rayPods, [rayJob({}, ports('client'))])).toEqual([`RayJob/ml/train ${PORTS}`]);
    expect(places(rayPods, [rayJob({}, ports('client', 'dashboard')), rayCluster(ports('client'))])).toEqual([]);
    expect(of(ports('client'), { annotations: { 'ray.io/enable-serve-service': 'true' } })).toEqual([`${AT}.headGroupSpec.template.spec.containers[0].ports`]);
    expect(of({}, { annotations: { 'ray.io/enable-serve-service': 'true' } })).toEqual([]);
    expect(places(rayPods, [rayJob({}, ports('dashboard'), { annotations: { 'ray.io/enable-serve-service': 'true' } })])).toEqual([]);
    const both = [rayJob({}, ports('client')), rayCluster(ports('client'), { annotations: { 'ray.io/enable-serve-service': 'true' } })];
    expect(found(rayPods, both).map(text => `${text.split('/')[0]}: ${text.split('; ')[1]}`).sort())
      .toEqual(['RayCluster: add the port 8000 with that name', 'RayJob: add the port 8265 with that name']);
  });

  test('may name the dashboard in its own form', () => {
    const named = (name: string) => ({ headGroupSpec: head({ headService: { spec: { ports: [{ name, port: 9000 }] } } }, { ports: [{ name: 'client', containerPort: 1 }] }) });
    expect(places(rayPods, [rayJob({}, named('dashboard'))])).toEqual([]);
    expect(places(rayPods, [rayJob({}, named('other'))])).toHaveLength(1);
  });
});

describe('options of ray start', () => {
  const started = (rayStartParams: object, metadata: object = {}) => of({ headGroupSpec: head({ rayStartParams }) }, metadata);
  const OPTION = `${AT}.headGroupSpec.rayStartParams`;

  test('that are numbers must be whole', () => {
    expect(started({ 'num-cpus': '4', 'num-gpus': '"0"', 'port': '$PORT', 'dashboard-host': '0.0.0.0', 'block': 'true' })).toEqual([]);
    expect(started({ 'num-cpus': '500m', 'object-store-memory': '1Gi' })).toEqual([`${OPTION}.num-cpus`, `${OPTION}.object-store-memory`]);
    expect(started({ 'num-cpus': '16', 'num-gpus': ' "10" ', 'memory': '+1000', 'port': 6379 })).toEqual([]);
    expect(started({ 'num-cpus': '-1', 'num-gpus': 'x4', 'memory': '1000x' })).toEqual(['num-cpus', 'num-gpus', 'memory'].map(name => `${OPTION}.${name}`));
    expect(started({ 'num-cpus': '500m' }, { annotations: { 'ray.io/overwrite-container-cmd': 'true' } })).toEqual([]);
  });

  test('with resources must be JSON', () => {
    expect(started({ resources: '\'{"disk": 1}\'' })).toEqual([]);
    expect(started({ resources: '"{\\"disk\\": 1}"' })).toEqual([]);
    expect(started({ resources: '{disk: 1}' })).toEqual([`${OPTION}.resources`]);
    expect(started({ resources: ' "\'{"disk": 1}\'" ' })).toEqual([]);
    expect(started({ resources: '\'{"disk": "1"}\'' })).toEqual([`${OPTION}.resources`]);
    expect(started({ resources: '\'{"disk": 1, "tape": "2"}\'' })).toEqual([`${OPTION}.resources`]);
  });

  test('are looked at in workers too', () => {
    expect(of({ workerGroupSpecs: [group('small', { rayStartParams: { memory: '1G' } })] })).toEqual([`${AT}.workerGroupSpecs[0].rayStartParams.memory`]);
  });
});
