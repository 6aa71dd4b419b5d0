import { Field, fieldsAt, isRecord, Kinds, Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { clientConfigs } from '../callers';
import { targetKind } from '../references/scale-target';
import { gotAt } from '../shown';

/** `Drift/ControllerField`: the output leaves out what the cluster decides. */
export const driftControllerField: Rule = {
  id: 'Drift/ControllerField',
  why: 'Where Git and a controller write the same field, Argo CD always reports a difference, or the two overwrite each other.',
  check: contestedFields,
};

/** What the API server writes into the metadata of any object; an object that was saved from a cluster brings it along. */
const OF_THE_SERVER = [
  'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'generation', 'managedFields', 'ownerReferences', 'resourceVersion',
  'selfLink', 'uid',
];
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

function* contestedFields(set: ManifestSet): Generator<Violation> {
  for (const at of set.all) {
    for (const field of writtenByCluster(at)) {
      yield { at, field: field.path, problem: `the cluster writes this field, ${gotAt(field)}`, fix: 'leave the field out' };
    }
    if (at.group === 'admissionregistration.k8s.io') {
      yield* sideEffects(at);
    }
  }
  for (const { at, metadata } of set.pods) {
    const field = metadata.at('creationTimestamp');
    if (metadata.path !== 'metadata' && field.exists) {
      yield { at, field: field.path, problem: `the cluster writes this field, ${gotAt(field)}`, fix: 'leave the field out' };
    }
  }
  yield* scaled(set);
}

function writtenByCluster(at: Located): Field[] {
  const metadata = at.at('metadata');
  const status = at.at('status');
  const isWanted = Kinds.facts(at.key)?.emptyStatus === true && isRecord(status.value) && Object.keys(status.value).length === 0;
  return [
    ...clientConfigs(at).map(config => config.at('caBundle')),
    ...isWanted ? [] : [status],
    ...OF_THE_SERVER.map(name => metadata.at(name)),
    metadata.at('annotations', LAST_APPLIED),
    ...(Kinds.facts(at.key)?.written ?? []).flatMap(path => fieldsAt(new Field(at.manifest), path)),
    ...at.at('aggregationRule').exists ? [at.at('rules')] : [],
  ].filter(field => field.exists);
}

function* sideEffects(at: Located): Generator<Violation> {
  for (const field of at.at('webhooks').items().map(webhook => webhook.at('sideEffects'))) {
    if (field.value !== 'None' && field.value !== 'NoneOnDryRun') {
      yield {
        at,
        field: field.path,
        problem: `dry runs, by which Argo CD compares, would be refused, ${gotAt(field)}`,
        fix: 'use "None" or "NoneOnDryRun"',
      };
    }
  }
}

function* scaled(set: ManifestSet): Generator<Violation> {
  for (const scaler of set.ofKind('autoscaling/HorizontalPodAutoscaler')) {
    const ref = scaler.at('spec', 'scaleTargetRef');
    const target = set.find(targetKind(ref), scaler.namespace, ref.at('name').text ?? '');
    const replicas = target?.at('spec', 'replicas');
    if (target !== undefined && replicas?.exists) {
      yield {
        at: target,
        field: replicas.path,
        problem: `HorizontalPodAutoscaler ${shown(scaler.name)} decides on the number of pods, ${gotAt(replicas)}`,
        fix: 'leave replicas out and use minReplicas of the autoscaler',
      };
    }
  }
}
