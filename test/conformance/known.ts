import { Known } from './support/suite';

const OLD_KUBERNETES = 'the field that replaces it needs Kubernetes 1.30; the annotation serves older releases too and equals upstream\'s';

/** Warnings of the server that are accepted. */
export const KNOWN_WARNINGS: readonly Known[] = [
  { object: /^DaemonSet kube-system\/istio-cni-node$/, problem: /apparmor.*deprecated since v1\.30/, reason: OLD_KUBERNETES },
];

const NOT_USED = 'Katib\'s controller makes its own certificate only where cert-manager does not, and no CronJobs or volumes; it reads Secrets by name';

/** Rights that upstream gives to an account and we do not. */
export const WITHHELD: readonly Known[] = [
  { object: /^account kubeflow\/katib-controller$/, problem: /^may not (list|watch|patch|update) secrets in all/, reason: NOT_USED },
  { object: /^account kubeflow\/katib-controller$/, problem: /(mutating|validating)webhookconfigurations\.admissionregistration/, reason: NOT_USED },
  { object: /^account kubeflow\/katib-controller$/, problem: /cronjobs\.batch|create persistentvolumes /, reason: NOT_USED },
  {
    object: /^account kubeflow\/katib-ui$/, problem: /^may not \* (configmaps|namespaces|(experiments|trials|suggestions)\.kubeflow\.org) in all namespaces$/,
    reason: 'the web app uses some verbs of these: with all it could remove every namespace',
  },
  {
    object: /^account kubeflow\/meta-controller-service$/, problem: /^may not (update|patch|delete) (secrets|configmaps|services|deployments\.apps) in all namespaces$/,
    reason: 'it changes and removes what the profile controller has it make, by the names that these have in each profile',
  },
  {
    object: /^account kubeflow\/meta-controller-service$/, problem: /(destinationrules\.networking|authorizationpolicies\.security)\.istio\.io/,
    reason: 'nothing has it make policies and rules of the mesh',
  },
  {
    object: /^account kubeflow\/ml-pipeline-ui$/, problem: /^may not (get|list) secrets in (all namespaces|kubeflow)$/,
    reason: 'whoever is signed in chooses which Secret the pages read, and where its value goes: it can be the one with the keys of profiles alone',
  },
  {
    object: /^account kubeflow\/ml-pipeline-viewer-crd-service-account$/, problem: /^may not \w+ (deployments|services)\.\* /,
    reason: 'a viewer consists of Deployments and Services of two API groups, not of whatever has such a name in any group',
  },
];

const OF_ISTIOD = 'istiod makes the pods of a Gateway of the Kubernetes Gateway API';

/** Objects of the default platform that select no pod of it. */
export const KNOWN_SELECTIONS: readonly Known[] = [
  { object: /^(NetworkPolicy|AuthorizationPolicy) kubeflow\/kserve-ingress-gateway$/, problem: /gateway-name=kserve-ingress-gateway/, reason: OF_ISTIOD },
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
  {
    object: /^kubeflow\.org\/v1beta1 Trial$/, problem: /must be of a kind in trialResources of katib-config, upstream's takes it/,
    reason: 'a policy of ours refuses what Katib\'s controller would make with its own rights and no webhook of Katib looks at',
  },
];
