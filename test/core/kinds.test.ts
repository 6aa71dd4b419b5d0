import { KindFacts, PodsFact } from '../../src/apis/kind';
import { SCHEMAS } from '../../src/apis/groups.generated';
import { groupOf, isBuiltIn, kindKey, Kinds, versionOf } from '../../src/core/kinds';
import { resolvedSchema, Schema } from '../../src/core/schema/store';

test('a kind is named by its group, in the core group by itself', () => {
  expect(['v1', 'apps/v1', 'serving.knative.dev/v1'].map(groupOf)).toEqual(['', 'apps', 'serving.knative.dev']);
  expect(['v1', 'apps/v1', ''].map(versionOf)).toEqual(['v1', 'v1', '']);
  expect([kindKey('', 'Service'), kindKey('serving.knative.dev', 'Service')]).toEqual(['Service', 'serving.knative.dev/Service']);
});

test.each([
  ['Namespace', 'namespaces'], ['apiextensions.k8s.io/CustomResourceDefinition', 'crds'], ['ConfigMap', 'base'], ['rbac.authorization.k8s.io/ClusterRole', 'base'],
  ['cert-manager.io/Certificate', 'base'], ['apps/Deployment', 'workloads'], ['PersistentVolumeClaim', 'workloads'], ['security.istio.io/AuthorizationPolicy', 'resources'],
  ['sparkoperator.k8s.io/SparkApplication', 'resources'], ['Service', 'workloads'], ['serving.knative.dev/Service', 'resources'], ['autoscaling/HorizontalPodAutoscaler', 'last'],
])('%s is applied in the step %s', (key, stage) => expect(Kinds.stage(key)).toBe(stage));

test('a kind lives in namespaces or not, as far as it is known', () => {
  expect(['ConfigMap', 'Namespace', 'kubeflow.org/Profile', 'kubeflow.org/Notebook', 'serving.knative.dev/Service', 'example.com/Service'].map(Kinds.isNamespaced))
    .toEqual([true, false, false, true, true, undefined]);
});

test('kinds of Kubernetes are told from those of definitions', () => {
  expect(['v1', 'apps/v1', 'extensions/v1beta1', 'settings.k8s.io/v1alpha1', 'kubeflow.org/v1', 'serving.knative.dev/v1', 'gateway.networking.k8s.io/v1'].map(isBuiltIn))
    .toEqual([true, true, true, true, false, false, false]);
});

test('what every object inherits is no kind', () => {
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    expect([Kinds.facts(name), Kinds.schema(name, 'Pod'), Kinds.schema('v1', name), Kinds.schema(name, name), Kinds.isNamespaced(name), Kinds.pods(name)])
      .toEqual([undefined, undefined, undefined, undefined, undefined, []]);
    expect(Kinds.stage(name)).toBe('resources');
  }
});

test('a schema is found by version and kind only', () => {
  expect([Kinds.schema('apps/v1', 'Deployment'), Kinds.schema('apps/v2', 'Deployment'), Kinds.schema('apps/v1', 'deployment'), Kinds.schema('apps/v1', 'Service')])
    .toEqual(['apis/k8s#DeploymentResource', undefined, undefined, undefined]);
});

test('kinds are found by what is true of them', () => {
  expect(Kinds.where(facts => facts.precious === true)).toEqual(expect.arrayContaining(['Namespace', 'kubeflow.org/Profile', 'PersistentVolumeClaim']));
  expect(Kinds.where(facts => facts.precious === true)).not.toContain('ConfigMap');
});

describe('the facts', () => {
  const typed = Object.entries(SCHEMAS).flatMap(([apiVersion, kinds]) => Object.keys(kinds).map(kind => ({ kind, key: kindKey(groupOf(apiVersion), kind), apiVersion })));

  /** Whether a type has the field that a path leads to; open parts have every field. */
  function has(schema: Schema | undefined, [name, ...rest]: readonly string[]): boolean {
    if (schema === undefined) {
      return false;
    }
    const { properties, items, additionalProperties, ...own } = resolvedSchema(schema);
    if (name === '*' && own['x-map'] !== undefined) {
      return has({ $ref: own['x-map'] }, rest);
    }
    return name === undefined || own['x-kubernetes-preserve-unknown-fields'] === true && properties?.[name] === undefined
      || has(name === '*' ? items ?? (additionalProperties || undefined) : properties?.[name] ?? (additionalProperties || undefined), rest);
  }

  /** Paths to what people write; a pod that its controller writes has none. */
  function paths({ pods = [], secrets = [] }: KindFacts): (readonly string[])[] {
    return [
      ...pods.filter(one => one.container === undefined).flatMap(one => [one.path, ...one.claims ? [one.claims] : [], ...counts(one)]),
      ...secrets.flatMap(one => [one.name, ...one.unless ?? [], ...one.keys !== undefined && 'path' in one.keys ? [one.keys.path] : []]),
    ];
  }

  /** Paths to the numbers of pods, from the object on. */
  function counts({ path, replicas = [] }: PodsFact): (readonly string[])[] {
    const entry = path.slice(0, path.lastIndexOf('*') + 1);
    const whole = (one: readonly string[]) => one[0] === '*' ? [...entry, ...one.slice(1)] : one;
    return (typeof replicas === 'function' ? [] : [replicas].flat())
      .flatMap(count => [whole(count.path), ...count.leastAt ? [whole(count.leastAt)] : [], ...count.oneLessWith ? [count.oneLessWith] : []]);
  }

  test('are there for each kind that has a type', () => expect(typed.filter(({ key }) => Kinds.facts(key) === undefined)).toEqual([]));

  test('name fields that the types have', () => {
    // An old version may lack what a newer one has.
    const versionsOf = (key: string) => typed.filter(one => one.key === key).map(one => ({ $ref: Kinds.schema(one.apiVersion, one.kind) }));
    const missing = [...new Set(typed.map(({ key }) => key))].flatMap(key => paths(Kinds.facts(key) ?? { plural: '', scope: 'Cluster' })
      .filter(path => path.length > 0 && !versionsOf(key).some(schema => has(schema, path))).map(path => `${key} ${path.join('.')}`));
    expect(missing).toEqual([]);
  });
});
