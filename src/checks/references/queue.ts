import { dangling } from './common';
import { Located, ManifestSet, QUEUE_NAME_LABEL, Rule, Violation } from '../../core';

/** `References/Queue`: jobs wait in queues that exist, and these have quotas of nodes that exist. */
export const referencesQueue: Rule = {
  id: 'References/Queue',
  why: 'A job in a queue that does not exist waits without end, and nobody is told.',
  check: danglingQueues,
};

const GROUP = 'kueue.x-k8s.io';

function* danglingQueues(set: ManifestSet): Generator<Violation> {
  for (const at of set.all) {
    const name = at.labels[QUEUE_NAME_LABEL];
    if (at.namespace !== undefined && name && !set.has(`${GROUP}/LocalQueue`, at.namespace, name)) {
      yield dangling(at, at.at('metadata', 'labels', QUEUE_NAME_LABEL), 'LocalQueue', at.namespace, name);
    }
  }
  for (const at of set.ofKind(`${GROUP}/LocalQueue`)) {
    const name = at.at('spec', 'clusterQueue');
    if (name.text && !set.has(`${GROUP}/ClusterQueue`, undefined, name.text)) {
      yield dangling(at, name, 'ClusterQueue', undefined, name.text);
    }
  }
  for (const at of set.ofKind(`${GROUP}/ClusterQueue`, `${GROUP}/Cohort`)) {
    const flavors = at.at('spec', 'resourceGroups').items().flatMap(group => group.at('flavors').items()).map(flavor => flavor.at('name'));
    yield* unknownChecks(set, at);
    yield* flavors.filter(name => name.text && !set.has(`${GROUP}/ResourceFlavor`, undefined, name.text)).map(name => dangling(at, name, 'ResourceFlavor', undefined, name.text!));
  }
  for (const at of set.ofKind(`${GROUP}/ResourceFlavor`)) {
    const name = at.at('spec', 'topologyName');
    if (name.text && !set.has(`${GROUP}/Topology`, undefined, name.text)) {
      yield dangling(at, name, 'Topology', undefined, name.text);
    }
  }
}

/** Checks of a queue; the old version has a list of names. */
function unknownChecks(set: ManifestSet, at: Located): Violation[] {
  const names = [...at.at('spec', 'admissionChecks').items(), ...at.at('spec', 'admissionChecksStrategy', 'admissionChecks').items().map(check => check.at('name'))];
  return names.filter(({ text }) => text && !set.has(`${GROUP}/AdmissionCheck`, undefined, text)).map(name => dangling(at, name, 'AdmissionCheck', undefined, name.text!));
}
