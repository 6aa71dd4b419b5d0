import { wrongContainers } from './containers';
import { KnativeSettings } from './settings';
import { wrongVolumes } from './volumes';
import { Field, listed, shown } from '../../core';
import { isDnsSubdomain } from '../../core/names';
import { gotAt } from '../shown';
import { Fault, given, isSet, outside, said } from '../fault';

/** Fields of a pod that need a feature, with its key. */
const FEATURES: Readonly<Record<string, string>> = {
  affinity: 'affinity',
  dnsConfig: 'dnsconfig',
  dnsPolicy: 'dnspolicy',
  hostAliases: 'hostaliases',
  hostIPC: 'hostipc',
  hostNetwork: 'hostnetwork',
  hostPID: 'hostpid',
  nodeSelector: 'nodeselector',
  priorityClassName: 'priorityclassname',
  runtimeClassName: 'runtimeclassname',
  schedulerName: 'schedulername',
  shareProcessNamespace: 'shareprocessnamespace',
  tolerations: 'tolerations',
  topologySpreadConstraints: 'topologyspreadconstraints',
};

/** Of these Knative sees also what is empty or false. */
const POINTERS = ['affinity', 'dnsConfig', 'shareProcessNamespace', 'securityContext'];

/** Fields of the privileges of a pod that may be set where the feature is on. */
const PRIVILEGES = ['runAsUser', 'runAsGroup', 'runAsNonRoot', 'fsGroup', 'supplementalGroups', 'seccompProfile'];

const HIGHEST_ID = 2 ** 31 - 1;

/** What Knative's webhook refuses of the spec of a pod. Source: pkg/apis/serving, k8s_validation.go and fieldmask.go. */
export function* wrongPod(spec: Field, settings: KnativeSettings): Generator<Fault> {
  for (const [name, feature] of Object.entries(FEATURES)) {
    yield* switchedOff(spec.at(name), `kubernetes.podspec-${feature}`, settings, POINTERS.includes(name));
  }
  yield* switchedOff(spec.at('initContainers'), 'kubernetes.podspec-init-containers', settings, false, 'enabled');
  yield* wrongPrivileges(spec.at('securityContext'), settings);
  const token = spec.at('automountServiceAccountToken');
  if (token.value === true) {
    yield said(token, 'may only be switched off, got true', 'leave it out');
  }
  const account = spec.at('serviceAccountName');
  if (account.text !== undefined && account.text !== '' && !isDnsSubdomain(account.text)) {
    yield said(account, `must be the name of a ServiceAccount: lower-case letters, digits, "-" and ".", got ${shown(account.text)}`, 'correct the name');
  }
  yield* wrongVolumes(spec, settings);
  yield* wrongContainers(spec, settings);
}

/** A field whose feature is off. */
export function* switchedOff(field: Field, key: string, settings: KnativeSettings, isPointer: boolean, least: 'allowed' | 'enabled' = 'allowed'): Generator<Fault> {
  const state = settings.feature(key);
  const isEmpty = !isPointer && (!isSet(field) || typeof field.value === 'object' && Object.keys(field.value!).length === 0);
  if (given(field) && !isEmpty && (state === 'disabled' || least === 'enabled' && state !== 'enabled')) {
    yield said(field, `needs a feature of Knative that is off (${key}), ${gotAt(field)}`,
      `leave it out, or switch the feature on in config-features, by knativeServing: { features: { ${shown(key)}: "enabled" } } of the platform`);
  }
}

function* wrongPrivileges(context: Field, settings: KnativeSettings): Generator<Fault> {
  const isOn = settings.feature('kubernetes.podspec-securitycontext') !== 'disabled';
  if (!given(context)) {
    return;
  }
  if (!isOn && settings.feature('secure-pod-defaults') === 'disabled') {
    yield* switchedOff(context, 'kubernetes.podspec-securitycontext', settings, true);
    return;
  }
  const allowed = isOn ? PRIVILEGES : ['seccompProfile'];
  for (const [name, field] of context.entries().filter(([, one]) => given(one))) {
    if (!allowed.includes(name)) {
      yield said(field, `is no field that Knative takes here, ${gotAt(field)}`, `leave it out; there may be ${listed(allowed)}`);
    }
  }
  const groups = context.at('supplementalGroups').items();
  yield* ['runAsUser', 'runAsGroup', 'fsGroup'].map(name => context.at(name)).concat(groups).flatMap(id => outside(id, 0, HIGHEST_ID));
}
