import { Breach, containerContexts, contexts, Control, hasUserNamespace } from './control';
import { Field, shown } from '../../core';
import { gotAt } from '../shown';

/** Windows containers do not run as processes of the host. */
export const hostProcess: Control = pod => contexts(pod).flatMap(({ owner, context }) => {
  const field = context.at('windowsOptions', 'hostProcess');
  return field.value === true ? [{ field, problem: `${owner} runs as a process of the host, ${gotAt(field)}`, fix: 'leave hostProcess out' }] : [];
});

/** The pod shares no namespace of the host. */
export const hostNamespaces: Control = pod => ['hostNetwork', 'hostPID', 'hostIPC'].map(name => pod.spec.at(name))
  .filter(field => field.value === true)
  .map(field => ({ field, problem: `the pod shares a namespace of the host, ${gotAt(field)}`, fix: 'leave the field out' }));

/** No container has the rights of root on the host. */
export const privileged: Control = pod => containerContexts(pod).flatMap(({ owner, context }) => {
  const field = context.at('privileged');
  return field.value === true ? [{ field, problem: `${owner} is privileged, ${gotAt(field)}`,
    fix: 'leave privileged out and add the capabilities that are needed' }] : [];
});

const CAPABILITIES = new Set([
  'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT',
]);

/** Containers gain no capability beyond those that runtimes give anyway. */
export const capabilities: Control = pod => containerContexts(pod).flatMap(({ owner, context }) =>
  context.at('capabilities', 'add').items().filter(field => !CAPABILITIES.has(field.text ?? ''))
    .map(field => ({ field, problem: `${owner} adds a capability beyond the usual ones, ${gotAt(field)}`, fix: 'remove the capability' })));

/** No volume is a path of the host. */
export const hostPath: Control = pod => pod.spec.at('volumes').items().map(volume => volume.at('hostPath')).filter(field => field.exists)
  .map(field => ({ field, problem: `the pod mounts a path of the host, ${gotAt(field.at('path'))}`, fix: 'use an emptyDir or a claim' }));

/** No container takes a port of the host. */
export const hostPorts: Control = pod => pod.containers.flatMap(({ name, field: container }) =>
  container.at('ports').items().map(port => port.at('hostPort')).filter(field => field.value)
    .map(field => ({ field, problem: `container ${shown(name)} takes a port of the host, ${gotAt(field)}`, fix: 'leave hostPort out and use a Service' })));

const HANDLERS = [['livenessProbe'], ['readinessProbe'], ['startupProbe'], ['lifecycle', 'postStart'], ['lifecycle', 'preStop']];

/** Probes and hooks call no other host than the pod. */
export const probeHosts: Control = pod => pod.containers.flatMap(({ name, field: container }) =>
  HANDLERS.flatMap(path => ['httpGet', 'tcpSocket'].map(action => container.at(...path, action, 'host'))).filter(field => field.value)
    .map(field => ({ field, problem: `container ${shown(name)} lets the node call another host, ${gotAt(field)}`,
      fix: 'leave host out: the pod itself is meant then' })));

const APP_ARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

/** AppArmor is not switched off. */
export const appArmor: Control = pod => [
  ...contexts(pod).flatMap(({ owner, context }) => {
    const field = context.at('appArmorProfile', 'type');
    return oneOf(field, undefined, 'RuntimeDefault', 'Localhost') ? []
      : [{ field, problem: `${owner} runs without AppArmor, ${gotAt(field)}`, fix: 'use "RuntimeDefault" or leave the profile out' }];
  }),
  ...pod.metadata.at('annotations').entries()
    .filter(([name, field]) => name.startsWith(APP_ARMOR_ANNOTATION) && !/^$|^runtime\/default$|^localhost\//.test(field.text ?? ''))
    .map(([name, field]) => ({
      field, problem: `container ${shown(name.slice(APP_ARMOR_ANNOTATION.length))} runs without AppArmor, ${gotAt(field)}`,
        fix: 'use "runtime/default" or remove the annotation',
    })),
];

/** SELinux labels are those for containers. */
export const seLinux: Control = pod => contexts(pod).flatMap(({ owner, context }) => {
  const options = context.at('seLinuxOptions');
  const wrong = [
    ...[options.at('type')].filter(field => !oneOf(field, undefined, '', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t')),
    ...[options.at('user'), options.at('role')].filter(field => !oneOf(field, undefined, '')),
  ];
  return wrong.map(field => ({ field, problem: `${owner} chooses its SELinux label, ${gotAt(field)}`, fix: 'leave the field out' }));
});

/** `/proc` is mounted with the runtime's masks. */
export const procMount: Control = pod => containerContexts(pod).flatMap(({ owner, context }) => {
  const field = context.at('procMount');
  return oneOf(field, undefined, 'Default') ? [] : [{ field, problem: `${owner} sees /proc without masks, ${gotAt(field)}`, fix: 'leave procMount out' }];
});

/** As {@link procMount}, but a pod in a user namespace of its own may do as it likes. */
export const procMountOutsideUserNamespace: Control = pod => hasUserNamespace(pod) ? [] : procMount(pod);

/** The filter of system calls is not switched off. */
export const seccomp: Control = pod => contexts(pod).flatMap(({ owner, context }): Breach[] => {
  const field = context.at('seccompProfile', 'type');
  return oneOf(field, undefined, 'RuntimeDefault', 'Localhost') ? []
    : [{ field, problem: `${owner} runs without a filter of system calls, ${gotAt(field)}`, fix: 'use "RuntimeDefault" or leave the profile out' }];
});

const SYSCTLS = new Set([
  'kernel.shm_rmid_forced',
  ...['ip_local_port_range', 'ip_local_reserved_ports', 'ip_unprivileged_port_start', 'ping_group_range', 'tcp_fin_timeout', 'tcp_keepalive_intvl',
    'tcp_keepalive_probes', 'tcp_keepalive_time', 'tcp_rmem', 'tcp_syncookies', 'tcp_wmem'].map(name => `net.ipv4.${name}`),
]);

/** Kernel parameters are those that belong to the pod alone. */
export const sysctls: Control = pod => pod.spec.at('securityContext', 'sysctls').items().map(one => one.at('name'))
  .filter(field => !SYSCTLS.has(field.text ?? ''))
  .map(field => ({ field, problem: `the pod sets a kernel parameter that reaches beyond it, ${gotAt(field)}`, fix: 'remove the parameter' }));

function oneOf(field: Field, ...values: readonly unknown[]): boolean {
  return values.includes(field.value ?? undefined);
}

/** All controls of the level, of Linux and Windows. */
export const BASELINE: readonly Control[] = [
  hostProcess, hostNamespaces, privileged, capabilities, hostPath, hostPorts, probeHosts, appArmor, seLinux, procMountOutsideUserNamespace, seccomp, sysctls,
];
