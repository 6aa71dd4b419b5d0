import { pod, rayJob, rayService } from './objects';
import { rayServe, raySubmission } from '../../../src/checks';
import { found, object, places } from '../support';

describe('RayJob/Submission', () => {
  const of = (rest: object, spec: object = {}) => places(raySubmission, [rayJob(rest, spec)]);
  const AT = 'RayJob/ml/train spec';

  test('lets jobs pass, with their cluster or another one', () => {
    expect(of({ runtimeEnvYAML: 'pip: [torch]\n', metadata: { team: 'ml' }, entrypointResources: '{"disk": 1}' })).toEqual([]);
    expect(of({ rayClusterSpec: undefined, clusterSelector: { 'ray.io/cluster': 'shared' } })).toEqual([]);
  });

  test('a job needs a cluster', () => {
    expect(of({ rayClusterSpec: undefined, clusterSelector: {} })).toEqual([`${AT}.clusterSelector`]);
  });

  test('the environment must be YAML with fields', () => {
    expect(of({ runtimeEnvYAML: '- torch' })).toEqual([`${AT}.runtimeEnvYAML`]);
    expect(of({ runtimeEnvYAML: 'pip: [torch' })).toEqual([`${AT}.runtimeEnvYAML`]);
    expect(of({ runtimeEnvYAML: 'a: 1\na: 2\n' })).toEqual([]);
    expect(of({ runtimeEnvYAML: '# nothing yet\n' })).toEqual([]);
    expect(of({ runtimeEnvYAML: 'null' })).toEqual([]);
    expect(of({ runtimeEnvYAML: 'a: !secret x\n' })).toEqual([]);
  });

  test('resources must be JSON with amounts', () => {
    expect(of({ entrypointResources: 'disk=1' })).toEqual([`${AT}.entrypointResources`]);
    expect(of({ entrypointResources: '["disk"]' })).toEqual([`${AT}.entrypointResources`]);
    expect(of({ entrypointResources: '{"disk": "much"}', submissionMode: 'HTTPMode' })).toEqual([`${AT}.entrypointResources`]);
  });

  test('a command is needed, unless people or another command submit', () => {
    expect(of({ entrypoint: undefined })).toEqual([`${AT}.entrypoint`]);
    expect(of({ entrypoint: ' ' })).toEqual([`${AT}.entrypoint`]);
    expect(of({ entrypoint: undefined, submissionMode: 'InteractiveMode' })).toEqual([]);
    expect(of({ entrypoint: undefined, submitterPodTemplate: pod({ command: ['sh'] }, { restartPolicy: 'Never' }) })).toEqual([]);
  });

  test('the pod that submits must end', () => {
    expect(found(raySubmission, [rayJob({ submitterPodTemplate: pod() })])).toEqual([
      `${AT}.submitterPodTemplate.spec.restartPolicy: must be "Never" or "OnFailure", since the pod is that of a Job, got undefined; write "Never"`,
    ]);
    expect(of({ submitterPodTemplate: pod({}, { restartPolicy: 'Always' }) })).toEqual([`${AT}.submitterPodTemplate.spec.restartPolicy`]);
    expect(of({ submitterPodTemplate: pod({}, { restartPolicy: 'OnFailure' }) })).toEqual([]);
    expect(of({ submitterPodTemplate: pod(), submissionMode: 'HTTPMode' })).toEqual([]);
  });

  test.each([
    ['2.6.0', 0], ['2.46', 0], ['3', 0], ['v2.7.1', 0], ['10.0', 0], ['2.6.10', 0], ['2.6.0+cu12.1-a', 0],
    ['2.5.9', 1], ['2.5.10', 1], ['1.13.0', 1], ['nightly', 1], ['ray-2.6.0', 1], ['2.6.0-py311', 1], ['2.6.0+', 1], [undefined, 1],
  ])('notes need Ray 2.6: %s', (rayVersion, count) => {
    expect(of({ metadata: { a: 'b' } }, { rayVersion })).toHaveLength(count);
    expect(of({}, { rayVersion })).toEqual([]);
  });
});

describe('RayService/Serve', () => {
  const AT = 'RayService/ml/train spec';
  const config = (text: string) => found(rayServe, [rayService({ serveConfigV2: text })]).map(line => line.split('; ')[0]);
  const applications = (...all: object[]) => config(JSON.stringify({ applications: all }));
  const application = (name: string, rest: object = {}) => ({ name, route_prefix: `/${name}`, import_path: 'fruit:graph', ...rest });

  test('lets services pass, with a port of their own too', () => {
    expect(applications(application('fruit'), application('math'), application('batch', { route_prefix: null, import_path: 'a.b.c' }))).toEqual([]);
    expect(found(rayServe, [rayService()])).toEqual([]);
  });

  test('the configuration must be YAML with applications', () => {
    expect(config('applications: [')).toEqual([expect.stringContaining(`${AT}.serveConfigV2: must be YAML, which it is not`)]);
    expect(config('- a')).toEqual([`${AT}.serveConfigV2: must be YAML with fields, got "- a"`]);
    expect(config('a: !secret x\napplications: []')).toEqual([]);
    expect(config('')).toEqual([expect.stringContaining('applications must be the list of applications')]);
    expect(config('http_options: {}')).toEqual([`${AT}.serveConfigV2: applications must be the list of applications, got undefined`]);
  });

  test('applications have names and routes of their own, and a place', () => {
    expect(applications(application('fruit'), application('fruit', { route_prefix: '/b' }))).toEqual([
      `${AT}.serveConfigV2: applications[1].name must not be the name of an application before it, got "fruit"`,
    ]);
    expect(applications(application('fruit'), application('math', { route_prefix: '/fruit' }))).toEqual([
      `${AT}.serveConfigV2: applications[1].route_prefix must not be the route of an application before it, got "/fruit"`,
    ]);
    const unrouted = [application('fruit', { route_prefix: null }), application('math', { route_prefix: null })];
    expect(applications(...unrouted, application('batch', { route_prefix: undefined }))).toEqual([]);
    expect(applications(application('fruit', { route_prefix: '/' }), application('math', { route_prefix: undefined }))).toEqual([
      `${AT}.serveConfigV2: applications[1].route_prefix must not be the route of an application before it, got undefined`,
    ]);
    expect(applications(application('fruit', { name: undefined }), application('default'))).toEqual([expect.stringContaining('applications[1].name must not be the name')]);
    for (const route_prefix of ['fruit', '/fruit/', '/{fruit}']) {
      expect(applications(application('fruit', { route_prefix }))).toEqual([expect.stringContaining('route_prefix must begin with "/"')]);
    }
    expect(applications(application('fruit', { route_prefix: '/' }))).toEqual([]);
    for (const import_path of [undefined, 'fruit', 'a:b:c', 'fruit:']) {
      expect(applications(application('fruit', { import_path }))).toEqual([expect.stringContaining('import_path must be the place of the application')]);
    }
  });

  test('requests need a port named serve', () => {
    const ports = (...names: string[]) => ({ headGroupSpec: { rayStartParams: {}, template: pod({ ports: names.map((name, index) => ({ name, containerPort: index + 1 })) }) } });
    expect(places(rayServe, [rayService({}, ports('dashboard'))])).toEqual([`${AT}.rayClusterConfig.headGroupSpec.template.spec.containers[0].ports`]);
    expect(places(rayServe, [rayService({}, ports('dashboard', 'serve'))])).toEqual([]);
    expect(places(rayServe, [rayService({ serveService: { spec: { ports: [{ name: 'serve', port: 8000 }] } } }, ports('dashboard'))])).toEqual([]);
    expect(places(rayServe, [rayService({ serveService: { spec: { ports: [{ name: 'other', port: 8000 }] } } }, ports('dashboard'))])).toHaveLength(1);
  });

  test.each([[{}], [{ spec: 7 }], [{ spec: { rayClusterConfig: [], serveConfigV2: 7 } }]])('bears %j', rest => {
    expect(found(rayServe, [object('ray.io/v1', 'RayService', 'a', rest)])).toEqual([]);
  });
});
