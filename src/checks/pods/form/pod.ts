import { isIP } from 'node:net';
import { containerFaults } from './container';
import { Fault, fault, given, misspelt, outside, repeated } from '../../fault';
import { LABEL, SUBDOMAIN } from './names';
import { sharingFaults } from './node';
import { placementFaults } from './placement';
import { podSecurityFaults } from './security';
import { volumeFaults } from './volumes';
import { Field } from '../../../core';
import { isDnsLabel, isDnsSubdomain, isLabelKey } from '../../../core/names';

/** How a spec of a pod is read. */
export interface PodReading {
  /**
   * Whether the pods have all that they have from this spec; otherwise somebody adds to it, so that nothing is missing.
   * @default true
   */
  readonly isWhole?: boolean;
  /**
   * Whether it is a template, as all are but that of a Pod itself.
   * @default true
   */
  readonly isTemplate?: boolean;
  /**
   * Whether a controller that keeps a number of pods makes them, so that none may end by itself.
   * @default false
   */
  readonly isForever?: boolean;
}

/**
 * What the API server of Kubernetes refuses of a pod, beside what its schema says. Mounts of volumes that are not there are left to
 * `Pods/VolumeMount`.
 *
 * Source: Kubernetes, pkg/apis/core/validation/validation.go.
 *
 * @param spec the pod's spec
 */
export function* podFaults(spec: Field, { isWhole = true, isTemplate = true, isForever = false }: PodReading = {}): Generator<Fault> {
  const containers = spec.at('containers');
  const initContainers = spec.at('initContainers').items();
  if (isWhole && containers.items().length === 0) {
    yield fault(containers, 'must hold a container', 'write one');
  }
  for (const container of containers.items()) {
    yield* containerFaults(container, 'main', isWhole);
    yield* isWhole ? wrongClaims(container, spec) : [];
    yield* wrongResize(container, spec);
    yield* wrongSleep(container, spec, isWhole);
  }
  for (const container of initContainers) {
    yield* containerFaults(container, 'init', isWhole);
    yield* isWhole ? wrongClaims(container, spec) : [];
  }
  yield* repeated([...containers.items(), ...initContainers].map(container => container.at('name')), 'the name of a container');
  yield* volumeFaults(spec.at('volumes').items());
  yield* placementFaults(spec);
  yield* wrongNames(spec);
  yield* wrongNetwork(spec);
  yield* sharingFaults(spec);
  yield* wrongGates(spec);
  yield* isForever ? wrongEnd(spec) : outside(spec.at('activeDeadlineSeconds'), 1);
  yield* podSecurityFaults(spec.at('securityContext'));
  if (isTemplate && spec.at('ephemeralContainers').items().length > 0) {
    yield { field: spec.at('ephemeralContainers').path, problem: 'must not stand in a template of pods', fix: 'leave it out: kubectl debug adds one to a pod that runs' };
  }
}

/** Devices that the pod does not ask for. */
function wrongClaims(container: Field, spec: Field): Fault[] {
  const names = new Set(spec.at('resourceClaims').items().map(claim => claim.at('name').text));
  return container.at('resources', 'claims').items().map(claim => claim.at('name')).filter(({ text }) => text !== undefined && !names.has(text))
    .map(name => fault(name, 'must be one of the resourceClaims of the pod', 'add it there, or correct it'));
}

function wrongResize(container: Field, spec: Field): Fault[] {
  return spec.at('restartPolicy').value !== 'Never' ? [] : container.at('resizePolicy').items().map(one => one.at('restartPolicy'))
    .filter(({ value }) => value === 'RestartContainer').map(one => fault(one, 'must be "NotRequired" in a pod with restartPolicy "Never"', 'write it'));
}

/** Kubernetes ends a pod after 30 seconds where it says nothing else. */
function wrongSleep(container: Field, spec: Field, isWhole: boolean): Fault[] {
  const grace = spec.at('terminationGracePeriodSeconds').number ?? (isWhole ? 30 : Infinity);
  return ['postStart', 'preStop'].flatMap(hook => outside(container.at('lifecycle', hook, 'sleep', 'seconds'), 0, grace));
}

/** Source: Kubernetes, pkg/apis/apps/validation/validation.go. */
function* wrongEnd(spec: Field): Generator<Fault> {
  yield* misspelt(spec.at('restartPolicy'), text => text === 'Always', '"Always", since the pods are kept up');
  const deadline = spec.at('activeDeadlineSeconds');
  yield* given(deadline) ? [fault(deadline, 'must not be set for pods that are kept up', 'leave it out, or write a Job')] : [];
}

function* wrongNames(spec: Field): Generator<Fault> {
  yield* ['hostname', 'subdomain'].flatMap(name => misspelt(spec.at(name), text => text === '' || isDnsLabel(text), LABEL));
  yield* ['serviceAccountName', 'priorityClassName', 'runtimeClassName', 'nodeName']
    .flatMap(name => misspelt(spec.at(name), text => text === '' || isDnsSubdomain(text), SUBDOMAIN));
}

function* wrongNetwork(spec: Field): Generator<Fault> {
  for (const alias of spec.at('hostAliases').items()) {
    yield* misspelt(alias.at('ip'), text => isIP(text) !== 0, 'an IP address');
    yield* alias.at('hostnames').items().flatMap(name => misspelt(name, isDnsSubdomain, SUBDOMAIN));
  }
  const servers = spec.at('dnsConfig', 'nameservers');
  if (spec.at('dnsPolicy').value === 'None' && servers.items().length === 0) {
    yield fault(servers, 'must name a server where dnsPolicy is "None"', 'write one');
  }
  yield* servers.items().flatMap(server => misspelt(server, text => isIP(text) !== 0, 'an IP address'));
}

const CONDITION = 'a name as of a label, [<DNS subdomain>/]<name>';

/** A pod waits for gates to open before it is scheduled, and for conditions before it is ready. */
function* wrongGates(spec: Field): Generator<Fault> {
  const gates = spec.at('schedulingGates').items().map(gate => gate.at('name'));
  const conditions = spec.at('readinessGates').items().map(gate => gate.at('conditionType'));
  yield* [...gates, ...conditions].flatMap(name => misspelt(name, isLabelKey, CONDITION));
  yield* repeated(gates, 'a gate');
  if (gates.length > 0 && spec.at('nodeName').text) {
    yield fault(spec.at('nodeName'), 'must not be set before all schedulingGates are open', 'leave it out');
  }
}
