import { PlatformFacts } from './facts';
import { containersOf, fieldsAt, isBuiltIn, Kinds, listed, Located, ManifestSet, Rule, shown, Violation } from '../core';
import { isDeviceResource } from '../core/catalogue';

/** `Platform/Served`: what teams declare is served by the platform that another repository installs. */
export function servedByPlatform(facts: PlatformFacts): Rule {
  return {
    id: 'Platform/Served',
    why: 'The API server refuses a version that the platform does not serve, and a pod waits for ever for a device that it does not have.',
    * check(set: ManifestSet): Generator<Violation> {
      for (const at of set.all) {
        yield* versions(at, facts);
      }
      if (facts.accelerators.length > 0) {
        yield* devices(set, facts);
      }
    },
  };
}

/** A kind that the platform does not have at all is found as one without a definition. */
function* versions(at: Located, { kinds }: PlatformFacts): Generator<Violation> {
  const plural = isBuiltIn(at.apiVersion) ? undefined : Kinds.facts(at.key)?.plural;
  // A version that nobody knows is a finding of the schema's rules.
  const served = plural === undefined || Kinds.schema(at.apiVersion, at.kind) === undefined ? undefined : kinds[`${plural}.${at.group}`];
  if (served !== undefined && !served.includes(at.version)) {
    yield {
      at,
      field: 'apiVersion',
      problem: `is a version that the platform does not serve, got ${shown(at.apiVersion)}`,
      fix: `write one of ${listed(served.map(version => `${at.group}/${version}`))}, or upgrade the platform first`,
    };
  }
}

function* devices(set: ManifestSet, { accelerators }: PlatformFacts): Generator<Violation> {
  for (const pods of set.pods) {
    for (const [name, limit] of containersOf(pods).flatMap(({ field }) => fieldsAt(field, ['resources', 'limits'])).flatMap(field => field.entries())) {
      if (isDeviceResource(name) && !accelerators.includes(name)) {
        yield {
          at: pods.at,
          field: limit.path,
          problem: `asks for a device that the platform does not offer, got ${shown(name)}`,
          fix: `ask for one of ${listed(accelerators)}`,
        };
      }
    }
  }
}
