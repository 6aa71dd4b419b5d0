import { IConstruct } from 'constructs';
import { Lifecycle } from '../team';
import { ResolvedSettings } from './props';
import { ConfigError, Injection, injectionLabels, PROFILE_NAMESPACE_LABEL, shown } from '../../core';
import { isDnsLabel, isDnsSubdomain, isLabelKey, isLabelValue } from '../../core/names';

const ENFORCE = 'pod-security.kubernetes.io/enforce';
const INJECTION = 'istio-injection';
const REVISION = 'istio.io/rev';

/** Annotation of a `Profile` that is not active; read by the access report and the checks, by nothing in the cluster. */
export const LIFECYCLE_ANNOTATION = 'cdk8s-kubeflow/lifecycle';

/** What to set instead of a label of the namespace. */
const INSTEAD: Readonly<Record<string, string>> = {
  [ENFORCE]: 'set podSecurity',
  [INJECTION]: 'set injection, at the platform if there is one',
  [REVISION]: 'set injection, at the platform if there is one',
  ...Object.fromEntries(Object.keys(PROFILE_NAMESPACE_LABEL).map(key => [key, 'it always marks the namespaces of profiles'])),
};

/**
 * The name of a profile and its namespace.
 *
 * @throws ConfigError `ProfileName`, `ReservedNamespace`
 */
export function checkedName(name: string, settings: ResolvedSettings, at: IConstruct): string {
  if (!isDnsLabel(name)) {
    throw new ConfigError('ProfileName', `name must be a DNS label, since it becomes a namespace, got ${shown(name)}; ` +
      'use at most 63 lower-case letters, digits and "-", e.g. name: "vision"', at);
  }
  if (name === 'default' || name.startsWith('kube-') || settings.reservedNamespaces.includes(name) || settings.platformNamespaces.includes(name)) {
    throw new ConfigError('ReservedNamespace', `name must not be a namespace of the cluster or the platform, got ${shown(name)}; ` +
      `choose another, e.g. "team-${name}"`, at);
  }
  return name;
}

/** Labels and annotations of the namespace; the controller takes it over only if it names the owner. */
export interface NamespaceOptions {
  readonly owner: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Labels that the platform gives to all profiles. */
  readonly platform: Readonly<Record<string, string>>;
  /** @default - the platform's level */
  readonly podSecurity?: string;
  readonly injection: Injection;
}

/**
 * Labels of the namespace: those without which it would be no profile's, the platform's, and those asked for. The controller adds
 * only those whose key is missing, so what selects namespaces finds these before it has run.
 *
 * @throws ConfigError `ProfileLabel`
 */
export function namespaceLabels({ labels, platform, podSecurity, injection }: NamespaceOptions, at: IConstruct): Record<string, string> {
  for (const [key, text] of Object.entries(labels)) {
    if (Object.hasOwn(INSTEAD, key)) {
      throw new ConfigError('ProfileLabel', `labels must not hold a label that the profile sets itself, got ${shown(key)}; ` +
        `leave it out, ${INSTEAD[key]}`, at);
    }
    if (!isLabelKey(key) || !isLabelValue(text)) {
      throw new ConfigError('ProfileLabel', `labels must hold labels of Kubernetes, got ${shown(`${key}: ${text}`)}; ` +
        'use a key [prefix/]name and a value of at most 63 letters, digits, ".", "_", "-", with letters or digits at both ends', at);
    }
  }
  return {
    ...PROFILE_NAMESPACE_LABEL,
    ...platform,
    ...injectionLabels(injection),
    ...labels,
    ...podSecurity !== undefined && { [ENFORCE]: podSecurity },
  };
}

/** Annotation of a profile that is not active. */
export function lifecycleAnnotation(lifecycle: Lifecycle): Record<string, string> {
  return lifecycle === 'active' ? {} : { [LIFECYCLE_ANNOTATION]: lifecycle };
}

/** State of the team that a profile's annotations tell. */
export function lifecycleOf(annotations: Readonly<Record<string, string>>): Lifecycle {
  const said = annotations[LIFECYCLE_ANNOTATION];
  return said === 'suspended' || said === 'archived' ? said : 'active';
}

/**
 * Keys of `podDefaults`, which become names of objects.
 *
 * @throws ConfigError `PodDefaultName`
 */
export function checkPodDefaultNames(names: readonly string[], at: IConstruct): void {
  const wrong = names.find(name => !isDnsSubdomain(name));
  if (wrong !== undefined) {
    throw new ConfigError('PodDefaultName', `podDefaults must have names of objects as keys, got ${shown(wrong)}; use lower-case letters, digits, "-" and "."`, at);
  }
}

/**
 * Annotations of the ServiceAccounts that are not of a cloud.
 *
 * @throws ConfigError `AccountAnnotation`
 */
export function checkAnnotations(annotations: Readonly<Record<string, string>>, taken: readonly string[], at: IConstruct): void {
  for (const key of Object.keys(annotations)) {
    if (!isLabelKey(key) || taken.includes(key)) {
      throw new ConfigError('AccountAnnotation', taken.includes(key)
        ? `serviceAccountAnnotations must not hold what cloudIdentity or protection sets, got ${shown(key)}; remove it`
        : `serviceAccountAnnotations must have keys [prefix/]name, got ${shown(key)}; use e.g. "example.com/team"`, at);
    }
  }
}
