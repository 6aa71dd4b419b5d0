import { katibSecures } from './katib-pods';
import { madePods } from './train-job-pods';
import { ManifestSet, Rule, shown, Violation } from '../../core';
import { enforcedLevel } from '../pod-security/level';

/** `Tensorboard/Level`: pods that a controller writes itself keep to the Pod Security Standard of their namespace. */
export const tensorboardLevel: Rule = {
  id: 'Tensorboard/Level',
  why: 'The controller gives the pod of a TensorBoard no security context, and Katib none to what it adds to an experiment, ' +
    'so that the API server refuses them in a namespace of the level "restricted".',
  check: barredServers,
};

function* barredServers(set: ManifestSet): Generator<Violation> {
  for (const { at, namespace = '', spec, fact } of madePods(set)) {
    const { level, by } = enforcedLevel(set, namespace);
    if (!spec.exists && fact.partial !== true && level === 'restricted' && !katibSecures(set, at)) {
      yield {
        at,
        field: 'metadata.namespace',
        problem: `${/^[AEIO]/.test(at.kind) ? 'an' : 'a'} ${at.kind} cannot start under the level "restricted" of ${by}, since its controller sets no privileges of the pod, got ${shown(namespace)}`,
        fix: `make it in a namespace of the level "baseline"${at.key === 'kubeflow.org/Experiment' ? ', or have katib set injectSecurityContext, and securityContext of the algorithm' : ''}`,
      };
    }
  }
}
