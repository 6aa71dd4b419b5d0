import { Known } from './support/suite';

const OLD_KUBERNETES = 'the field that replaces it needs Kubernetes 1.30; the annotation serves older releases too and equals upstream\'s';

/** Warnings of the server that are accepted. */
export const KNOWN_WARNINGS: readonly Known[] = [
  { object: /^DaemonSet kube-system\/istio-cni-node$/, problem: /apparmor.*deprecated since v1\.30/, reason: OLD_KUBERNETES },
];

const NOT_INSTALLED = 'a policy or exception for a component that is not installed; upstream ships it with the namespace';

/** Objects of the default platform that select no pod of it. */
export const KNOWN_SELECTIONS: readonly Known[] = [
  { object: /^NetworkPolicy kubeflow-system\/jobset-webhook$/, problem: /jobset/, reason: NOT_INSTALLED },
  { object: /^NetworkPolicy kubeflow-system\/trainer-webhook$/, problem: /trainer/, reason: NOT_INSTALLED },
  { object: /^NetworkPolicy kubeflow\/model-catalog$/, problem: /model-catalog/, reason: NOT_INSTALLED },
  { object: /^Sidecar kubeflow\/ml-pipeline-ui-exception$/, problem: /ml-pipeline-ui/, reason: NOT_INSTALLED },
];
