/** Facts of `JobSet`, from the sources of its controller and webhook (JobSet; release in the pins). */
import { kindTable } from '../crd';
import { jobSetCrd } from './crds';
import { JOBSET_HEALTH } from './health';
import { PodsFact } from '../kind';

/** Pods of a set, one entry of the list after another, each for all of its Jobs. */
const PODS: PodsFact = {
  path: ['spec', 'replicatedJobs', '*', 'template', 'spec', 'template'],
  replicas: [{ path: ['*', 'replicas'], otherwise: 1 }, { path: ['*', 'template', 'spec', 'parallelism'], otherwise: 1 }],
  labels: { 'jobset.sigs.k8s.io/jobset-name': '{name}' },
  claims: ['spec', 'volumeClaimPolicies', '*', 'templates', '*'],
  suspendedBy: ['spec', 'suspend'],
  ends: true,
};

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [jobSetCrd, {
    // Its headless Service has its name, and those of the Jobs begin with it: `<name>-<job>-<index>`.
    form: 'service',
    pods: [PODS],
    service: true,
    health: JOBSET_HEALTH,
    filled: [['spec', 'failurePolicy', 'rules', '*', 'name']],
    rewrittenBy: 'the webhook of JobSet',
  }],
);
