import { IConstruct } from 'constructs';
import { NetworkPolicySpec } from '../../apis/k8s/networking/v1';
import { checkedProps, ConfigError, NAMESPACE_NAME, shown } from '../../core';
import { isDnsLabel } from '../../core/names';

/** Who may open connections to the pods of a team; made by {@link isolated}. */
export interface Isolation {
  /** Namespaces beside those of the platform and the team's own. */
  readonly from: readonly string[];
}

/** Options of {@link isolated}. */
export interface IsolationOptions {
  /** Namespaces that may connect too, for example that of Prometheus. @default [] */
  readonly from?: readonly string[];
}

/** Lets only the team's own pods, the platform and the given namespaces connect to the team's pods. */
export function isolated(options: IsolationOptions = {}): Isolation {
  return { from: checkedProps(undefined, 'workloads/profile#IsolationOptions', options).from ?? [] };
}

/**
 * NetworkPolicy of an isolated team.
 *
 * @throws ConfigError `IsolationNamespace`
 */
export function isolationPolicy(isolation: Isolation, platform: readonly string[], at: IConstruct): NetworkPolicySpec {
  const wrong = isolation.from.find(name => !isDnsLabel(name));
  if (wrong !== undefined) {
    throw new ConfigError('IsolationNamespace', `network must name namespaces, got ${shown(wrong)}; ` +
      'pass e.g. isolated({ from: ["monitoring"] })', at);
  }
  const values = [...new Set([...platform, ...isolation.from])].sort();
  return {
    podSelector: {},
    policyTypes: ['Ingress'],
    ingress: [{
      from: [
        { podSelector: {} },
        { namespaceSelector: { matchExpressions: [{ key: NAMESPACE_NAME, operator: 'In', values }] } },
      ],
    }],
  };
}
