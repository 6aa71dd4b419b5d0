/** What the components for Knative's projects, Serving and Eventing, have in common: their programs are built on one library. */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Labels } from './access';
import { Autoscaling } from './autoscaling';
import { ValidatingWebhook } from '../apis/k8s/admissionregistration/v1';
import { Affinity, EnvVar, Secret } from '../apis/k8s/core/v1';
import { LabelSelector } from '../apis/k8s/meta/v1';
import { optionalChecksum } from '../core';
import { goDuration, Time } from '../core/amounts';

/** Settings of a program whose number of pods an autoscaler decides on. */
export interface ScaledProgram {
  /**
   * How many pods run; what it leaves out is upstream's. `false` leaves the autoscaler out, so that `workloads` sets the number:
   * without a metrics server it never works.
   * @default {}
   */
  readonly autoscaling?: Autoscaling | false;
}

/** What the programs of a project have in common. */
export interface KnativeFrame {
  readonly namespace: string;
  readonly clusterDomain: string;
  /** The ConfigMaps by name. */
  readonly configMaps: ReadonlyMap<string, ApiObject>;
}

/** Pod annotations that change with the ConfigMaps which a program reads only when it starts; of the others it sees each change. */
export function readAtStart({ configMaps }: KnativeFrame, ...names: readonly string[]): Record<string, string> {
  return optionalChecksum(...names.map(name => configMaps.get(name)!));
}

/** A variable. */
export function variable(name: string, text: string): EnvVar {
  return { name, value: text };
}

/** A variable with a field of the pod. */
export function fieldVariable(name: string, fieldPath: string): EnvVar {
  return { name, valueFrom: { fieldRef: { fieldPath } } };
}

/** The cluster's domain, where it is not the usual one. Programs find it in the pod's DNS settings as well, but only where these are Kubernetes' own. */
export function clusterDomainVariables({ clusterDomain }: Pick<KnativeFrame, 'clusterDomain'>): readonly EnvVar[] {
  return clusterDomain === 'cluster.local' ? [] : [variable('CLUSTER_DOMAIN', clusterDomain)];
}

/** Pods of a program avoid each other's nodes where they can. */
export function apartOnNodes(labels: Labels): Affinity {
  const podAffinityTerm = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: labels } };
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] } };
}

/** Settings by the names that Knative's ConfigMaps have for them: `initialScale` is `initial-scale`. */
export function knativeSettings(settings: object = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`), text(value as Time | number | boolean)]));
}

function text(value: Time | number | boolean): string {
  return typeof value === 'object' ? goDuration(value) : String(value);
}

/** What differs between the entries of webhook configurations. */
export interface KnativeWebhook {
  /** Name of the entry, which the program's code knows. */
  readonly name: string;
  readonly service: { readonly name: string; readonly namespace: string };
  /** @default - the API's default, 10 */
  readonly timeoutSeconds?: number;
  /** @default - all objects */
  readonly objectSelector?: LabelSelector;
}

/**
 * One entry of a webhook configuration, without what its program writes into it: rules, path, authority and a selector of namespaces.
 * Until then it matches nothing.
 */
export function knativeWebhook({ name, service, timeoutSeconds, objectSelector }: KnativeWebhook) {
  return {
    name,
    admissionReviewVersions: ['v1', 'v1beta1'],
    clientConfig: { service },
    failurePolicy: 'Fail',
    sideEffects: 'None',
    ...timeoutSeconds !== undefined && { timeoutSeconds },
    ...objectSelector && { objectSelector },
  } as const satisfies ValidatingWebhook;
}

/** The Secret that a webhook of that name writes its certificate into; it makes none itself. */
export function knativeCertificate(scope: Construct, name: string, namespace: string, labels: Labels): void {
  new Secret(scope, 'Secret', { metadata: { name: `${name}-certs`, namespace, labels } });
}
