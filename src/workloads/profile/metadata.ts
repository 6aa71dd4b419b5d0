import { IConstruct } from 'constructs';
import { Lifecycle, LIFECYCLE_ANNOTATION } from './lifecycle';
import { Protection, ResolvedSettings } from './props';
import { ConfigError, shown } from '../../core';

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const KEY = /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const VALUE = /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;
const ENFORCE = 'pod-security.kubernetes.io/enforce';
const INJECTION = 'istio-injection';
const PART_OF = 'app.kubernetes.io/part-of';
/** What to set instead of a label of the namespace. */
const INSTEAD: Readonly<Record<string, string>> = {
  [ENFORCE]: 'set podSecurity', [INJECTION]: 'set sidecars', [PART_OF]: 'it always marks the namespaces of profiles',
};

/**
 * The name of a profile and its namespace.
 *
 * @throws ConfigError `ProfileName`, `ReservedNamespace`
 */
export function checkedName(name: string, settings: ResolvedSettings, at: IConstruct): string {
  if (!DNS_LABEL.test(name)) {
    throw new ConfigError('ProfileName', `name must be a DNS label, since it becomes a namespace, got ${shown(name)}; ` +
      'use at most 63 lower-case letters, digits and "-", e.g. name: "vision"', at);
  }
  if (name === 'default' || name.startsWith('kube-') || settings.platformNamespaces.includes(name)) {
    throw new ConfigError('ReservedNamespace', `name must not be a namespace of the cluster or the platform, got ${shown(name)}; choose another, e.g. "team-${name}"`, at);
  }
  return name;
}

/** Labels and annotations of the namespace; the controller takes it over only if it names the owner. */
export interface NamespaceOptions {
  readonly owner: string;
  readonly labels: Readonly<Record<string, string>>;
  /** @default - the platform's level */
  readonly podSecurity?: string;
  readonly sidecars: boolean;
}

/**
 * Labels of the namespace: those without which it would be no profile's, and those asked for. The controller adds the
 * platform's where the key is missing.
 *
 * @throws ConfigError `ProfileLabel`
 */
export function namespaceLabels({ labels, podSecurity, sidecars }: NamespaceOptions, at: IConstruct): Record<string, string> {
  for (const [key, text] of Object.entries(labels)) {
    if (key in INSTEAD) {
      throw new ConfigError('ProfileLabel', `labels must not hold a label that the profile sets itself, got ${shown(key)}; leave it out, ${INSTEAD[key]}`, at);
    }
    if (!KEY.test(key) || !VALUE.test(text)) {
      throw new ConfigError('ProfileLabel', `labels must hold labels of Kubernetes, got ${shown(`${key}: ${text}`)}; ` +
        'use a key [prefix/]name and a value of at most 63 letters, digits, ".", "_", "-", with letters or digits at both ends', at);
    }
  }
  return { [PART_OF]: 'kubeflow-profile', ...sidecars && { [INJECTION]: 'enabled' }, ...labels, ...podSecurity !== undefined && { [ENFORCE]: podSecurity } };
}

const SYNC: Readonly<Record<Protection, string>> = { keep: 'Prune=false,Delete=false', confirm: 'Prune=confirm,Delete=confirm', none: 'Prune=true' };

/** Annotations that say whether Argo CD and Flux may delete the object; nothing else reads them. */
export function protectionAnnotations(protection: Protection): Record<string, string> {
  return {
    'argocd.argoproj.io/sync-options': SYNC[protection],
    'kustomize.toolkit.fluxcd.io/prune': protection === 'none' ? 'enabled' : 'disabled',
  };
}

/** Annotation of a profile that is not active. */
export function lifecycleAnnotation(lifecycle: Lifecycle): Record<string, string> {
  return lifecycle === 'active' ? {} : { [LIFECYCLE_ANNOTATION]: lifecycle };
}

/**
 * Names of Secrets and of PodDefaults.
 *
 * @throws ConfigError `PullSecretName`, `PodDefaultName`
 */
export function checkNames(code: 'PullSecretName' | 'PodDefaultName', prop: string, names: readonly string[], at: IConstruct): void {
  const wrong = names.find(name => name.length > 253 || !/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(name));
  if (wrong !== undefined) {
    throw new ConfigError(code, `${prop} must hold names of objects, got ${shown(wrong)}; use lower-case letters, digits, "-" and "."`, at);
  }
}

/**
 * Annotations of the ServiceAccounts that are not of a cloud.
 *
 * @throws ConfigError `AccountAnnotation`
 */
export function checkAnnotations(annotations: Readonly<Record<string, string>>, taken: readonly string[], at: IConstruct): void {
  for (const key of Object.keys(annotations)) {
    if (!KEY.test(key) || taken.includes(key)) {
      throw new ConfigError('AccountAnnotation', taken.includes(key)
        ? `serviceAccountAnnotations must not hold what cloudIdentity or protection sets, got ${shown(key)}; remove it`
        : `serviceAccountAnnotations must have keys [prefix/]name, got ${shown(key)}; use e.g. "example.com/team"`, at);
    }
  }
}
