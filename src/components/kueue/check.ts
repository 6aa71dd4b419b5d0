import { IConstruct } from 'constructs';
import { flavorsOf, KueueProps } from './props';
import { LabelSelector } from '../../apis/k8s/meta/v1';
import { ConfigError, NAMESPACE_NAME, shown } from '../../core';
import { fits } from '../../core/selectors';

/** What Kueue would refuse at its start, all of it in time. */
export function checkKueue(props: KueueProps & Required<Pick<KueueProps, 'frameworks'>>, namespaces: LabelSelector, own: string, at: IConstruct): void {
  const { frameworks, fairSharing } = props;
  const twice = frameworks.find((one, index) => frameworks.indexOf(one) !== index);
  if (twice !== undefined) {
    throw new ConfigError('KueueFrameworks', `frameworks must name each kind of jobs once, got ${shown(twice)} twice; remove one`, at);
  }
  const system = ['kube-system', own].find(name => fits(namespaces, { [NAMESPACE_NAME]: name }));
  if (system !== undefined) {
    throw new ConfigError('KueueNamespaces', `managedJobsNamespaceSelector must leave out kube-system and the namespace of Kueue, got ${shown(namespaces)}, which has ${shown(system)}; ` +
      `ask for a label that they lack, or add { key: ${shown(NAMESPACE_NAME)}, operator: "NotIn", values: ["kube-system", ${shown(own)}] }`, at);
  }
  const [first, second] = fairSharing?.preemptionStrategies ?? [];
  if (first !== undefined && (first === second || first === 'LessThanInitialShare' && second !== undefined)) {
    throw new ConfigError('FairSharing', `fairSharing.preemptionStrategies must be one strategy, or both with LessThanOrEqualToFinalShare first, got ${shown(fairSharing?.preemptionStrategies)}; ` +
      'leave it out for both', at);
  }
  const flavors = flavorsOf(props).map(one => one.name);
  const same = flavors.find((name, index) => flavors.indexOf(name) !== index);
  if (same !== undefined) {
    throw new ConfigError('FlavorTwice', `flavors must have names of their own, got ${shown(same)} twice; rename one`, at);
  }
}
