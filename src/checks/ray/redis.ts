import { clustersOf } from './found';
import { Field, Located, ManifestSet, Rule, shown, Violation } from '../../core';

/** `RayCluster/Redis`: clusters of Ray say in one place how they keep their state. */
export const rayRedis: Rule = {
  id: 'RayCluster/Redis',
  why: 'The operator of Ray makes no pods for a cluster that speaks of Redis in two ways, or of a Redis that keeps no state; it only notes an event.',
  check: wrongRedis,
};

const ENABLED = 'ray.io/ft-enabled';

function* wrongRedis(set: ManifestSet): Generator<Violation> {
  for (const { at, spec } of clustersOf(set)) {
    yield* wrongCluster(at, spec);
  }
}

function* wrongCluster(at: Located, cluster: Field): Generator<Violation> {
  const options = cluster.at('gcsFaultToleranceOptions');
  const head = cluster.at('headGroupSpec');
  // The operator looks at the first container, which is Ray's.
  const variables = head.at('template', 'spec', 'containers').items().slice(0, 1).flatMap(container => container.at('env').items()).map(variable => variable.at('name'));
  const set = (name: string) => variables.filter(variable => variable.text === name);
  const fix = (option: string) => `leave it out, and set gcsFaultToleranceOptions.${option}`;
  const found = (field: Field, problem: string, option: string): Violation => ({ at, field: field.path, problem: `${problem}, got ${shown(field.value)}`, fix: fix(option) });
  yield* set('REDIS_USERNAME').map(field => found(field, 'is a variable that the operator refuses', 'redisUsername'));
  if (!options.exists) {
    const isOn = at.at('metadata', 'annotations', ENABLED).text?.toLowerCase() === 'true';
    yield* isOn ? [] : set('RAY_REDIS_ADDRESS').map(field => found(field, 'names a Redis in a cluster that keeps no state', 'redisAddress'));
    return;
  }
  const twice = 'says again what gcsFaultToleranceOptions says';
  yield* set('RAY_REDIS_ADDRESS').map(field => found(field, twice, 'redisAddress'));
  yield* set('REDIS_PASSWORD').map(field => found(field, twice, 'redisPassword'));
  yield* [head.at('rayStartParams', 'redis-password')].filter(field => field.exists).map(field => ({ ...found(field, twice, 'redisPassword'), problem: `${twice}, got a password` }));
  yield* [[ENABLED, 'redisAddress'], ['ray.io/external-storage-namespace', 'externalStorageNamespace']]
    .flatMap(([name, option]) => at.at('metadata', 'annotations', name).exists ? [found(at.at('metadata', 'annotations', name), twice, option)] : []);
}
