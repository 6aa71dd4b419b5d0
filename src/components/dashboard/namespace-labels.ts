import { Construct } from 'constructs';
import { dump } from 'js-yaml';
import { ConfigError, Injection, injectionLabels, PodSecurityLevel, PROFILE_NAMESPACE_LABEL, shown } from '../../core';
import { isLabelKey, isLabelValue } from '../../core/names';

const ENFORCE = 'pod-security.kubernetes.io/enforce';
const INJECTION = 'istio-injection';

/**
 * All labels of profiles' namespaces: what a user asked for, with those that are always there.
 *
 * @throws ConfigError `NamespaceLabel`
 */
export function namespaceLabelsOf(
  labels: Readonly<Record<string, string>>, podSecurity: PodSecurityLevel | undefined, at: Construct, injection: Injection = 'enabled',
): Readonly<Record<string, string>> {
  for (const [key, value] of Object.entries(labels)) {
    const remedy = remedyFor(key, value);
    if (remedy !== undefined) {
      throw new ConfigError('NamespaceLabel', `namespaceLabels cannot hold this label, got ${shown(`${key}: ${value}`)}; ${remedy}`, at);
    }
  }
  return {
    ...PROFILE_NAMESPACE_LABEL,
    ...labels,
    // The controller has set its own label before; an empty value removes it.
    ...injection !== 'enabled' && { [INJECTION]: '', ...injectionLabels(injection) },
    ...podSecurity !== undefined && { [ENFORCE]: podSecurity },
  };
}

/** What to do about a label that cannot be; undefined if it can. */
function remedyFor(key: string, value: string): string | undefined {
  if (Object.hasOwn(PROFILE_NAMESPACE_LABEL, key)) {
    return 'leave it out, it always marks the namespaces of profiles';
  }
  if (key === ENFORCE) {
    return 'leave it out and set podSecurity';
  }
  if (key === INJECTION || key === 'istio.io/rev') {
    return 'leave it out and set injection';
  }
  return isLabelKey(key) && isLabelValue(value) ? undefined
    : 'use a key [prefix/]name and a value of at most 63 letters, digits, ".", "_", "-", with letters or digits at both ends';
}

/** The labels as the file that the profile controller reads. */
export function namespaceLabelsFile(labels: Readonly<Record<string, string>>): Record<string, string> {
  return { 'namespace-labels.yaml': dump(labels, { sortKeys: true, lineWidth: -1 }) };
}
