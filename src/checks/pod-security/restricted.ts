import {
  appArmor, hostNamespaces, hostPorts, hostProcess, privileged, probeHosts, procMount, seLinux, sysctls,
} from './baseline';
import { Breach, containerContexts, contexts, Control, hasUserNamespace, isWindows, Owned } from './control';
import { Field, shown } from '../../core';
import { gotAt } from '../shown';

const VOLUMES = new Set(['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret']);

/** Volumes hold only what Kubernetes itself provides, or a claim. */
export const volumes: Control = pod => pod.spec.at('volumes').items().flatMap(volume => {
  const sources = volume.entries().filter(([name, field]) => name !== 'name' && field.value !== null);
  // The API server makes an emptyDir of a volume without a source.
  return sources.length === 0 || sources.some(([name]) => VOLUMES.has(name)) ? [] : [{
    field: sources[0][1],
    problem: `a volume is of a kind that the level forbids, got ${shown(sources[0][0])}`,
    fix: `use one of ${[...VOLUMES].join(', ')}`,
  }];
});

/** No process rises above the rights that it started with. */
export const privilegeEscalation: Control = pod => isWindows(pod) ? [] : containerContexts(pod).flatMap(({ owner, context }) => {
  const field = context.at('allowPrivilegeEscalation');
  return field.value === false ? [] : [{ field, problem: `${owner} may rise above its privileges, ${gotAt(field)}`,
    fix: 'set securityContext.allowPrivilegeEscalation: false' }];
});

/** Containers refuse to run as root. */
export const runAsNonRoot: Control = pod => hasUserNamespace(pod) ? []
  : inherited(pod.spec.at('securityContext'), containerContexts(pod), ['runAsNonRoot'], value => value === true,
    'may run as root', 'set securityContext.runAsNonRoot: true, at the pod or at the container');

/** Nothing asks for user 0. */
export const runAsUser: Control = pod => hasUserNamespace(pod) ? []
  : contexts(pod).flatMap(({ owner, context }) => {
    const field = context.at('runAsUser');
    return field.value === 0 ? [{ field, problem: `${owner} runs as root, ${gotAt(field)}`,
      fix: 'use another user, or leave the field out and use that of the image' }] : [];
  });

/** A filter of system calls is chosen. */
export const seccompRequired: Control = pod => isWindows(pod) ? []
  : inherited(pod.spec.at('securityContext'), containerContexts(pod), ['seccompProfile', 'type'], value => value === 'RuntimeDefault' || value === 'Localhost',
    'runs without a filter of system calls', 'set securityContext.seccompProfile: { type: RuntimeDefault }, at the pod or at the container');

/** Containers give all capabilities up, and gain at most the one to bind low ports. */
export const capabilitiesDropped: Control = pod => isWindows(pod) ? [] : containerContexts(pod).flatMap(({ owner, context }): Breach[] => {
  const drop = context.at('capabilities', 'drop');
  const added = context.at('capabilities', 'add').items().filter(field => field.value !== 'NET_BIND_SERVICE');
  return [
    ...drop.items().some(field => field.value === 'ALL') ? []
      : [{ field: drop, problem: `${owner} keeps capabilities, ${gotAt(drop)}`, fix: 'set securityContext.capabilities.drop: ["ALL"]' }],
    ...added.map(field => ({ field, problem: `${owner} adds a capability, ${gotAt(field)}`, fix: 'remove it; only NET_BIND_SERVICE may be added' })),
  ];
});

/**
 * A field that the pod sets for its containers, and that each of them may set for itself: every explicit value must be
 * good, and each container have one.
 */
function inherited(own: Field, containers: readonly Owned[], path: readonly string[], isGood: (value: unknown) => boolean, what: string, fix: string): Breach[] {
  const ofPod = own.at(...path);
  const isSet = (field: Field) => field.exists && field.value !== null;
  const breach = (owner: string, field: Field): Breach => ({ field, problem: `${owner} ${what}, ${gotAt(field)}`, fix });
  return [
    ...isSet(ofPod) && !isGood(ofPod.value) ? [breach('the pod', ofPod)] : [],
    ...containers.flatMap(({ owner, context }) => {
      const field = context.at(...path);
      return (isSet(field) ? isGood(field.value) : isGood(ofPod.value)) ? [] : [breach(owner, field)];
    }),
  ];
}

/** Controls of the level that forbid values: those of baseline, where no stricter one takes their place, and its own. */
export const FORBIDDEN: readonly Control[] = [
  hostProcess, hostNamespaces, privileged, hostPorts, probeHosts, appArmor, seLinux, procMount, sysctls, volumes, runAsUser,
];

/** All controls of the level: with those that ask for values. */
export const RESTRICTED: readonly Control[] = [...FORBIDDEN, privilegeEscalation, runAsNonRoot, seccompRequired, capabilitiesDropped];
