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

const NEWER_PODS = 'pods in custom resources have the fields of a newer Kubernetes than upstream\'s: ' +
  'the value is the one that the API server fills into the pod anyway';
const WITH_PODS = /^kubeflow\.org\/\S+ (Notebook|PodDefault|PVCViewer)$/;

/** Answers to examples in which a server with our definitions differs from one with upstream's. */
export const KNOWN_DIFFERENCES: readonly Known[] = [
  { object: WITH_PODS, problem: /^spec\.\S*\.name: ours stores "", upstream's undefined/, reason: NEWER_PODS },
  { object: WITH_PODS, problem: /^spec\.\S*volumes\.\d+\.(scaleIO|rbd|iscsi|azureDisk)\.\w+: ours stores \S+, upstream's undefined/, reason: NEWER_PODS },
  { object: WITH_PODS, problem: /resourceClaims\.?\[?\d+\]?\.source/, reason: 'Kubernetes 1.31 dropped the field' },
  { object: WITH_PODS, problem: /ephemeralContainers\[0\], upstream's refuses/, reason: 'both refuse; a newer Kubernetes gives the list keys, so that it is refused for a second reason' },
];
