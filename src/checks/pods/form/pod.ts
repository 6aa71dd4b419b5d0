import { isIP } from 'node:net';
import { containerFaults } from './container';
import { Fault, fault, given, misspelt, outside, repeated } from '../../fault';
import { LABEL, SUBDOMAIN } from './names';
import { placementFaults } from './placement';
import { volumeFaults } from './volumes';
import { Field } from '../../../core';
import { isDnsLabel, isDnsSubdomain } from '../../../core/names';

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
}

/**
 * What the API server of Kubernetes refuses of a pod, beside what its schema says. Mounts of volumes that are not there are left to
 * `Pods/VolumeMount`.
 *
 * Source: Kubernetes, pkg/apis/core/validation/validation.go.
 *
 * @param spec the pod's spec
 */
export function* podFaults(spec: Field, { isWhole = true, isTemplate = true }: PodReading = {}): Generator<Fault> {
  const containers = spec.at('containers');
  const initContainers = spec.at('initContainers').items();
  if (isWhole && containers.items().length === 0) {
    yield fault(containers, 'must hold a container', 'write one');
  }
  for (const container of containers.items()) {
    yield* containerFaults(container, 'main', isWhole);
  }
  for (const container of initContainers) {
    yield* containerFaults(container, 'init', isWhole);
  }
  yield* repeated([...containers.items(), ...initContainers].map(container => container.at('name')), 'the name of a container');
  yield* volumeFaults(spec.at('volumes').items());
  yield* placementFaults(spec);
  yield* wrongNames(spec);
  yield* wrongNetwork(spec, containers.items());
  yield* outside(spec.at('activeDeadlineSeconds'), 1);
  yield* ['runAsUser', 'runAsGroup', 'fsGroup'].flatMap(name => outside(spec.at('securityContext', name), 0, 2 ** 31 - 1));
  if (isTemplate && spec.at('ephemeralContainers').items().length > 0) {
    yield { field: spec.at('ephemeralContainers').path, problem: 'must not stand in a template of pods', fix: 'leave it out: kubectl debug adds one to a pod that runs' };
  }
}

function* wrongNames(spec: Field): Generator<Fault> {
  yield* ['hostname', 'subdomain'].flatMap(name => misspelt(spec.at(name), text => text === '' || isDnsLabel(text), LABEL));
  yield* ['serviceAccountName', 'priorityClassName', 'runtimeClassName', 'nodeName']
    .flatMap(name => misspelt(spec.at(name), text => text === '' || isDnsSubdomain(text), SUBDOMAIN));
}

function* wrongNetwork(spec: Field, containers: readonly Field[]): Generator<Fault> {
  for (const alias of spec.at('hostAliases').items()) {
    yield* misspelt(alias.at('ip'), text => isIP(text) !== 0, 'an IP address');
    yield* alias.at('hostnames').items().flatMap(name => misspelt(name, isDnsSubdomain, SUBDOMAIN));
  }
  const servers = spec.at('dnsConfig', 'nameservers');
  if (spec.at('dnsPolicy').value === 'None' && servers.items().length === 0) {
    yield fault(servers, 'must name a server where dnsPolicy is "None"', 'write one');
  }
  yield* servers.items().flatMap(server => misspelt(server, text => isIP(text) !== 0, 'an IP address'));
  for (const port of spec.at('hostNetwork').value === true ? containers.flatMap(container => container.at('ports').items()) : []) {
    const hostPort = port.at('hostPort');
    if (given(hostPort) && hostPort.value !== 0 && hostPort.value !== port.at('containerPort').value) {
      yield fault(hostPort, 'must be the containerPort, since the pod uses the network of its node', 'leave it out');
    }
  }
}
