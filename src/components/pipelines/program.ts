import { Construct } from 'constructs';
import { Group } from './group';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { Container, PodSpec, ServiceAccount } from '../../apis/k8s/core/v1';
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { Component, ProgramFacts } from '../../core';
import { ClusterAccess, Labels, NamespaceAccess, restrictedAs } from '../../kit';

/** Pods may be moved when nodes are removed: they keep nothing. */
export const MOVABLE = { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true' };

/** Properties of {@link Program}. */
export interface ProgramProps {
  readonly group: Group;
  /** Name of the Deployment. */
  readonly name: string;
  /** Labels by which the pods are selected. */
  readonly labels: Labels;
  /** Further labels of the pods. @default {} */
  readonly podLabels?: Labels;
  /** Annotations of the pods. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
  /** The one container, without its security context. */
  readonly container: Omit<Container, 'securityContext'>;
  /** Account, volumes and what else the pods have. @default {} */
  readonly pod?: Omit<PodSpec, 'containers' | 'initContainers' | 'securityContext'>;
  /** A container that ends before it starts. @default - none */
  readonly before?: { readonly container: Omit<Container, 'securityContext'>; readonly facts: ProgramFacts };
  /** @default - pods of one after the other */
  readonly strategy?: DeploymentSpec['strategy'];
  readonly facts: ProgramFacts;
}

/** One program of the group, without privileges: 1 Deployment. */
export class Program extends Construct {
  constructor(scope: Construct, id: string, props: ProgramProps) {
    super(scope, id);
    const { group: { namespace }, name, labels, podLabels, annotations = {}, container, before, pod, strategy, facts } = props;
    const metadata = { labels: { ...labels, ...podLabels }, ...Object.keys(annotations).length > 0 && { annotations } };
    new Deployment(this, 'Deployment', {
      metadata: { name, namespace, labels },
      spec: Component.of(this).workload(name, {
        replicas: 1,
        selector: { matchLabels: labels },
        ...strategy && { strategy },
        template: {
          metadata,
          spec: {
            ...pod,
            securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
            ...before && { initContainers: [unprivileged(before.container)] },
            containers: [unprivileged(container)],
          },
        },
      }, facts, ...before ? [before.facts] : []),
    });
  }
}

function unprivileged(container: Omit<Container, 'securityContext'>): Container {
  return { ...container, securityContext: { ...restrictedAs(1000), runAsGroup: 0 } };
}

/** Properties of {@link ProgramAccess}. */
export interface ProgramAccessProps {
  readonly group: Group;
  readonly account: string;
  /** Annotations of the account, by which clouds give it an identity. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Name of the roles. @default - that of the account */
  readonly role?: string;
  /** Name of the bindings. @default - that of the roles */
  readonly binding?: string;
  readonly labels: Labels;
  readonly rules: readonly PolicyRule[];
  /** Rights in the namespace of the group. @default - `rules` */
  readonly ownRules?: readonly PolicyRule[];
}

/**
 * The account of a program that works in all profiles, with its rights: ServiceAccount, ClusterRole and Role, a binding for each.
 * The Role holds what the program may do in the platform's own namespace, and what it would keep if it worked nowhere else. For a single
 * user it works nowhere else: the ClusterRole is not there.
 */
export class ProgramAccess extends Construct {
  constructor(scope: Construct, id: string, props: ProgramAccessProps) {
    super(scope, id);
    const { group: { namespace, mesh }, account: name, annotations = {}, role = name, binding, labels, rules, ownRules = rules } = props;
    const account = { namespace, name };
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels, ...Object.keys(annotations).length > 0 && { annotations } } });
    const common = { name: role, ...binding !== undefined && { bindingName: binding }, account, labels };
    if (mesh !== undefined) {
      new ClusterAccess(this, 'Everywhere', { ...common, rules });
    }
    new NamespaceAccess(this, 'Own', { ...common, rules: ownRules });
  }
}
