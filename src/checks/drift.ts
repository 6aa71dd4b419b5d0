import { clientConfigs } from './clients';
import { Field } from './fields';
import { groupOf, Lookup } from './lookup';
import { podOf } from './pods';
import { Located, ManifestSet, Rule, shown, Violation } from '../core';

/** `Drift/ControllerField`: the output leaves out what the cluster decides. */
export const driftControllerField: Rule = {
  id: 'Drift/ControllerField',
  why: 'Where Git and a controller write the same field, Argo CD reports a difference for ever, or the two overwrite each other.',
  check: contested,
};

function* contested(set: ManifestSet): Generator<Violation> {
  for (const at of set.all) {
    const object = new Field(at.manifest);
    const present = [
      ...clientConfigs(at).map(config => config.at('caBundle')),
      object.at('status'),
      object.at('metadata', 'creationTimestamp'),
      podOf(at)?.metadata.at('creationTimestamp') ?? new Field(undefined),
      ...at.manifest.kind === 'CustomResourceDefinition' ? [object.at('spec', 'preserveUnknownFields')] : [],
      ...object.at('aggregationRule').exists ? [object.at('rules')] : [],
    ];
    for (const [path, field] of new Map(present.filter(one => one.exists).map(one => [one.path, one]))) {
      yield { at, field: path, problem: `the cluster writes this field, got ${shown(field.value)}`, fix: 'leave the field out' };
    }
    yield* sideEffects(at, object);
  }
  yield* scaled(set);
}

function* sideEffects(at: Located, object: Field): Generator<Violation> {
  if (groupOf(at.manifest.apiVersion) !== 'admissionregistration.k8s.io') {
    return;
  }
  for (const field of object.at('webhooks').items().map(webhook => webhook.at('sideEffects'))) {
    if (field.value !== 'None' && field.value !== 'NoneOnDryRun') {
      yield {
        at,
        field: field.path,
        problem: `dry runs, by which Argo CD compares, would be refused, got ${shown(field.value)}`,
        fix: 'use "None" or "NoneOnDryRun"',
      };
    }
  }
}

function* scaled(set: ManifestSet): Generator<Violation> {
  const lookup = Lookup.of(set);
  for (const { manifest } of set.ofKind('HorizontalPodAutoscaler')) {
    const ref = new Field(manifest).at('spec', 'scaleTargetRef');
    const target = lookup.find(groupOf(ref.at('apiVersion').text ?? ''), ref.at('kind').text ?? '', manifest.metadata.namespace, ref.at('name').text ?? '');
    const replicas = new Field(target?.manifest).at('spec', 'replicas');
    if (target !== undefined && replicas.exists) {
      yield {
        at: target,
        field: replicas.path,
        problem: `HorizontalPodAutoscaler ${shown(manifest.metadata.name)} decides on the number of pods, got ${shown(replicas.value)}`,
        fix: 'leave replicas out and use minReplicas of the autoscaler',
      };
    }
  }
}
