import { ApiObject } from 'cdk8s';
import { ConfigError, listed } from './errors';

/**
 * Steps of applying one component, in order: each is a folder of the output that begins with its number.
 *
 * What a step holds may need what an earlier one holds; inside a step any order converges.
 */
export const STAGES = {
  /** Namespaces. */
  namespaces: 0,
  /** CustomResourceDefinitions. */
  crds: 10,
  /** What pods need to start: accounts, permissions, configuration, network policies, claims, certificates. */
  base: 20,
  /** Pods, the Services in front of them, and the webhooks that they serve. */
  workloads: 30,
  /** Custom resources that a controller or a webhook of the step before takes. */
  resources: 40,
  /** What may stay unready for long without harm: autoscalers and disruption budgets. */
  last: 50,
} as const;

/** Name of a step. */
export type Stage = keyof typeof STAGES;

const BY_KIND: Readonly<Record<string, Stage>> = {
  Namespace: 'namespaces',
  CustomResourceDefinition: 'crds',
  // A claim that binds on first use must not be waited for before its pod exists.
  PersistentVolumeClaim: 'workloads',
  Service: 'workloads',
  Deployment: 'workloads',
  StatefulSet: 'workloads',
  DaemonSet: 'workloads',
  Job: 'workloads',
  CronJob: 'workloads',
  Pod: 'workloads',
  MutatingWebhookConfiguration: 'workloads',
  ValidatingWebhookConfiguration: 'workloads',
  HorizontalPodAutoscaler: 'last',
  PodDisruptionBudget: 'last',
  // A pod that mounts the Secret of a certificate waits for it, so it comes first.
  Issuer: 'base',
  // It changes pods when they are made, so it comes before them.
  PodDefault: 'base',
  Certificate: 'base',
  ExternalSecret: 'base',
  SealedSecret: 'base',
};

/** API groups whose kinds are part of Kubernetes itself; `core` is the group without a name. */
const BUILT_IN = new Set(['core', 'apps', 'batch', 'autoscaling', 'policy', ...[
  'admissionregistration', 'apiextensions', 'apiregistration', 'authentication', 'authorization', 'certificates', 'coordination', 'discovery',
  'events', 'flowcontrol.apiserver', 'networking', 'node', 'rbac.authorization', 'resource', 'scheduling', 'storage',
].map(group => `${group}.k8s.io`)]);

/** Whether a kind comes with Kubernetes, rather than from a CustomResourceDefinition. */
export function isBuiltIn(apiVersion: string): boolean {
  const slash = apiVersion.indexOf('/');
  return BUILT_IN.has(slash < 0 ? 'core' : apiVersion.slice(0, slash));
}

const STAGE = 'cdk8s-kubeflow:stage';

/** Puts an object into another step than the one of its kind. */
export function setStage(object: ApiObject, stage: Stage): void {
  object.node.addMetadata(STAGE, stage);
}

/** The step of an object: its own if one was set, else that of its kind. */
export function stageOf(object: ApiObject): Stage {
  const own = object.node.metadata.find(entry => entry.type === STAGE);
  if (own !== undefined) {
    return own.data as Stage;
  }
  return BY_KIND[object.kind] ?? (isBuiltIn(object.apiVersion) ? 'base' : 'resources');
}

/** Folder of a step: `00-namespaces` ... `50-last`, so that names sort in the order of applying. */
export function stageFolder(stage: Stage): string {
  return `${String(STAGES[stage]).padStart(2, '0')}-${stage}`;
}

/**
 * The wave of each name: 0 for those that come after nothing, else 10 more than the latest of those it comes after.
 *
 * @param after for each name, the names that must be applied before it
 * @throws ConfigError `OrderCycle`, `UnknownComponent`
 */
export function waves(after: Readonly<Record<string, readonly string[]>>): Record<string, number> {
  const found: Record<string, number> = {};
  const visiting: string[] = [];
  const visit = (name: string): number => {
    if (found[name] !== undefined) {
      return found[name];
    }
    if (visiting.includes(name)) {
      throw new ConfigError('OrderCycle', `components come after each other in a circle, got ${[...visiting.slice(visiting.indexOf(name)), name].join(' after ')}; ` +
        'remove one "after" of the circle');
    }
    if (!Object.hasOwn(after, name)) {
      throw new ConfigError('UnknownComponent', `"${visiting[visiting.length - 1]}" comes after a component that is not there, got "${name}"; ` +
        `there are ${listed(Object.keys(after))}`);
    }
    visiting.push(name);
    const wave = Math.max(0, ...after[name].map(before => visit(before) + 10));
    visiting.pop();
    return found[name] = wave;
  };
  Object.keys(after).forEach(visit);
  return found;
}
