import { podSecurityLevel } from '../../src/checks';
import { clusterObject, deployment, external, found, namespace, object, places } from './support';

const SPEC = 'Deployment/ml/web spec.template.spec';
const C = `${SPEC}.containers[0]`;
const enforce = (level: string) => namespace('ml', { 'pod-security.kubernetes.io/enforce': level });

/** Where a level forbids a pod. */
const at = (level: string, pod: object, container: object = {}) => places(podSecurityLevel, [enforce(level), deployment(pod, container)]);

/** A container that meets the strictest level. */
const SAFE = {
  allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: { drop: ['ALL'] }, seccompProfile: { type: 'RuntimeDefault' },
};

describe('baseline', () => {
  test('lets a plain pod pass', () => {
    expect(at('baseline', {})).toEqual([]);
    const ports = [{ containerPort: 1 }, { containerPort: 2, hostPort: null }];
    expect(at('baseline', { volumes: [{ name: 'a', emptyDir: {} }] }, { ports })).toEqual([]);
  });

  test.each<[string, object, object, string]>([
    ['a process of a Windows host', { securityContext: { windowsOptions: { hostProcess: true } } }, {}, `${SPEC}.securityContext.windowsOptions.hostProcess`],
    ['a container that is a process of a Windows host', {}, { securityContext: { windowsOptions: { hostProcess: true } } }, `${C}.securityContext.windowsOptions.hostProcess`],
    ['the network of the host', { hostNetwork: true }, {}, `${SPEC}.hostNetwork`],
    ['the processes of the host', { hostPID: true }, {}, `${SPEC}.hostPID`],
    ['the shared memory of the host', { hostIPC: true }, {}, `${SPEC}.hostIPC`],
    ['a privileged container', {}, { securityContext: { privileged: true } }, `${C}.securityContext.privileged`],
    ['a capability', {}, { securityContext: { capabilities: { add: ['CHOWN', 'NET_ADMIN'] } } }, `${C}.securityContext.capabilities.add[1]`],
    ['a path of the host', { volumes: [{ name: 'a', hostPath: { path: '/' } }] }, {}, `${SPEC}.volumes[0].hostPath`],
    ['a port of the host', {}, { ports: [{ containerPort: 1, hostPort: 0 }, { containerPort: 2, hostPort: 2 }] }, `${C}.ports[1].hostPort`],
    ['a probe of another host', {}, { livenessProbe: { httpGet: { host: '169.254.169.254', port: 80 } } }, `${C}.livenessProbe.httpGet.host`],
    ['a TCP probe of another host', {}, { startupProbe: { tcpSocket: { host: '127.0.0.1', port: 80 } } }, `${C}.startupProbe.tcpSocket.host`],
    ['a hook that calls another host', {}, { lifecycle: { preStop: { httpGet: { host: 'a', port: 80 } } } }, `${C}.lifecycle.preStop.httpGet.host`],
    ['no AppArmor', { securityContext: { appArmorProfile: { type: 'Unconfined' } } }, {}, `${SPEC}.securityContext.appArmorProfile.type`],
    ['an SELinux type', {}, { securityContext: { seLinuxOptions: { type: 'spc_t' } } }, `${C}.securityContext.seLinuxOptions.type`],
    ['an SELinux user', { securityContext: { seLinuxOptions: { type: 'container_t', user: 'root' } } }, {}, `${SPEC}.securityContext.seLinuxOptions.user`],
    ['an SELinux role', { securityContext: { seLinuxOptions: { role: 'x' } } }, {}, `${SPEC}.securityContext.seLinuxOptions.role`],
    ['/proc without masks', {}, { securityContext: { procMount: 'Unmasked' } }, `${C}.securityContext.procMount`],
    ['no filter of system calls', {}, { securityContext: { seccompProfile: { type: 'Unconfined' } } }, `${C}.securityContext.seccompProfile.type`],
    ['a kernel parameter', { securityContext: { sysctls: [{ name: 'net.ipv4.tcp_syncookies', value: '1' }, { name: 'kernel.msgmax', value: '1' }] } }, {},
      `${SPEC}.securityContext.sysctls[1].name`],
  ])('forbids %s', (_what, pod, container, field) => {
    expect(at('baseline', pod, container)).toEqual([field]);
    expect(at('privileged', pod, container)).toEqual([]);
    expect(at('restricted', pod, container).some(one => one.startsWith(field))).toBe(true);
  });

  test('forbids AppArmor to be switched off by annotation', () => {
    const prefix = 'container.apparmor.security.beta.kubernetes.io/';
    const annotations = { [`${prefix}main`]: 'unconfined', [`${prefix}side`]: 'localhost/own', [`${prefix}default`]: 'runtime/default' };
    expect(found(podSecurityLevel, [enforce('baseline'), object('v1', 'Pod', 'p', { spec: { containers: [] } }, { annotations })])).toEqual([
      'Pod/ml/p metadata.annotations["container.apparmor.security.beta.kubernetes.io/main"]: container "main" runs without AppArmor, got a string, ' +
        'which the level "baseline" of Namespace/ml forbids; use "runtime/default" or remove the annotation',
    ]);
    const misspelt = Object.fromEntries(['runtime/default2', 'a/runtime/default', 'a/localhost/own'].map((value, index) => [`${prefix}${index}`, value]));
    expect(places(podSecurityLevel, [enforce('baseline'), object('v1', 'Pod', 'p', { spec: { containers: [] } }, { annotations: misspelt })])).toHaveLength(3);
  });

  test('looks at init and debug containers too', () => {
    const bad = [{ name: 'x', securityContext: { privileged: true } }];
    expect(at('baseline', { initContainers: bad, ephemeralContainers: bad })).toEqual([
      `${SPEC}.initContainers[0].securityContext.privileged`, `${SPEC}.ephemeralContainers[0].securityContext.privileged`,
    ]);
  });

  test('lets /proc be unmasked in a user namespace, which restricted does not', () => {
    const container = { securityContext: { ...SAFE, procMount: 'Unmasked' } };
    expect(at('baseline', { hostUsers: false }, container)).toEqual([]);
    expect(at('restricted', { hostUsers: false }, container)).toEqual([`${C}.securityContext.procMount`]);
  });
});

describe('restricted', () => {
  test('lets a safe container pass, and one that inherits from its pod', () => {
    expect(at('restricted', {}, { securityContext: SAFE })).toEqual([]);
    const { runAsNonRoot, seccompProfile, ...own } = SAFE;
    expect(at('restricted', { securityContext: { runAsNonRoot, seccompProfile } }, { securityContext: own })).toEqual([]);
    expect(at('restricted', {}, { securityContext: { ...SAFE, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } } })).toEqual([]);
    expect(at('restricted', { securityContext: { runAsNonRoot } }, { securityContext: { ...SAFE, runAsNonRoot: null, seccompProfile: { type: 'Localhost' } } })).toEqual([]);
  });

  test('says of a plain pod what is missing, where, and what to write', () => {
    const because = 'which the level "restricted" of Namespace/ml forbids';
    expect(found(podSecurityLevel, [enforce('restricted'), deployment()])).toEqual([
      `${C}.securityContext.allowPrivilegeEscalation: container "main" may rise above its privileges, got undefined, ${because}; set securityContext.allowPrivilegeEscalation: false`,
      `${C}.securityContext.runAsNonRoot: container "main" may run as root, got undefined, ${because}; set securityContext.runAsNonRoot: true, at the pod or at the container`,
      `${C}.securityContext.seccompProfile.type: container "main" runs without a filter of system calls, got undefined, ${because}; ` +
        'set securityContext.seccompProfile: { type: RuntimeDefault }, at the pod or at the container',
      `${C}.securityContext.capabilities.drop: container "main" keeps capabilities, got undefined, ${because}; set securityContext.capabilities.drop: ["ALL"]`,
    ]);
  });

  test.each<[string, object, object, string]>([
    ['root of the pod', { securityContext: { runAsUser: 0 } }, {}, `${SPEC}.securityContext.runAsUser`],
    ['root of a container', {}, { runAsUser: 0 }, `${C}.securityContext.runAsUser`],
    ['a pod that allows root', { securityContext: { runAsNonRoot: false } }, {}, `${SPEC}.securityContext.runAsNonRoot`],
    ['a container that allows root', { securityContext: { runAsNonRoot: true } }, { runAsNonRoot: false }, `${C}.securityContext.runAsNonRoot`],
    ['a pod without a filter of system calls', { securityContext: { seccompProfile: { type: 'Unconfined' } } }, {}, `${SPEC}.securityContext.seccompProfile.type`],
    ['more than the capability for low ports', {}, { capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE', 'CHOWN'] } }, `${C}.securityContext.capabilities.add[1]`],
    ['some capabilities only to be dropped', {}, { capabilities: { drop: ['NET_RAW'] } }, `${C}.securityContext.capabilities.drop`],
    ['a rise of privileges', {}, { allowPrivilegeEscalation: true }, `${C}.securityContext.allowPrivilegeEscalation`],
    ['a share of NFS', { volumes: [{ name: 'n', nfs: { server: 'a', path: '/' } }] }, {}, `${SPEC}.volumes[0].nfs`],
    ['an image as a volume', { volumes: [{ name: 'n', image: { reference: 'a' } }] }, {}, `${SPEC}.volumes[0].image`],
  ])('forbids %s', (_what, pod, context, field) => {
    expect(at('restricted', pod, { securityContext: { ...SAFE, ...context } })).toEqual([field]);
  });

  test('lets volumes of Kubernetes itself pass', () => {
    const kinds = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'];
    expect(at('restricted', { volumes: kinds.map(kind => ({ name: kind.toLowerCase(), [kind]: {} })) }, { securityContext: SAFE })).toEqual([]);
  });

  test('lets a volume without a source pass, of which the API server makes an emptyDir', () => {
    expect(at('restricted', { volumes: [{ name: 'a' }, { name: 'b', hostPath: null }] }, { securityContext: SAFE })).toEqual([]);
  });

  test('asks no Linux controls of Windows pods, and no user of pods with a user namespace', () => {
    expect(at('restricted', { os: { name: 'windows' } }, { securityContext: { runAsNonRoot: true } })).toEqual([]);
    expect(at('restricted', { hostUsers: false }, { securityContext: { ...SAFE, runAsNonRoot: undefined, runAsUser: 0 } })).toEqual([]);
  });
});

describe('PodSecurity/Level', () => {
  test('looks at all kinds with pods, in namespaces that enforce a level', () => {
    const spec = { hostPID: true, containers: [] };
    const pods = [
      object('v1', 'Pod', 'a', { spec }), object('apps/v1', 'StatefulSet', 'b', { spec: { template: { spec } } }),
        object('apps/v1', 'DaemonSet', 'c', { spec: { template: { spec } } }),
      object('batch/v1', 'Job', 'd', { spec: { template: { spec } } }), object('batch/v1', 'CronJob', 'e', { spec: { jobTemplate: { spec: { template: { spec } } } } }),
      object('kubeflow.org/v1', 'Notebook', 'f', { spec: { template: { spec } } }), object('kubeflow.org/v1alpha1', 'PVCViewer', 'g', { spec: { podSpec: spec } }),
    ];
    expect(places(podSecurityLevel, [enforce('baseline'), ...pods])).toEqual([
      'Pod/ml/a spec.hostPID', 'StatefulSet/ml/b spec.template.spec.hostPID', 'DaemonSet/ml/c spec.template.spec.hostPID', 'Job/ml/d spec.template.spec.hostPID',
      'CronJob/ml/e spec.jobTemplate.spec.template.spec.hostPID', 'Notebook/ml/f spec.template.spec.hostPID', 'PVCViewer/ml/g spec.podSpec.hostPID',
    ]);
    expect(places(podSecurityLevel, [namespace(), ...pods])).toEqual([]);
    expect(places(podSecurityLevel, [namespace('other', { 'pod-security.kubernetes.io/enforce': 'restricted' }), ...pods])).toEqual([]);
  });

  test('finds a level that does not exist', () => {
    expect(found(podSecurityLevel, [enforce('Restricted')])).toEqual([
      'Namespace/ml metadata.labels["pod-security.kubernetes.io/enforce"]: is no level of the Pod Security Standards, got "Restricted"; use privileged, baseline, restricted',
    ]);
  });
});

describe('in namespaces of profiles', () => {
  const profile = clusterObject('kubeflow.org/v1', 'Profile', 'ml');
  const notebook = object('kubeflow.org/v1', 'Notebook', 'n', { spec: { template: { spec: { hostPID: true, containers: [{ name: 'n', image: 'x' }] } } } });
  const labels = (text: string) => object('v1', 'ConfigMap', 'profiles-namespace-labels-data', { data: { 'namespace-labels.yaml': text } }, { namespace: 'kubeflow' });
  const level = (text: string) => `pod-security.kubernetes.io/enforce: ${text}`;
  const HOST = 'Notebook/ml/n spec.template.spec.hostPID';

  test('the level is baseline where nobody says another', () => {
    expect(found(podSecurityLevel, [profile, notebook])).toEqual([
      `${HOST}: the pod shares a namespace of the host, got true, which the level "baseline" of Profile/ml forbids; leave the field out`,
    ]);
    expect(places(podSecurityLevel, [notebook], [external('Profile', 'ml')])).toEqual([HOST]);
    expect(places(podSecurityLevel, [profile, namespace(), notebook])).toEqual([HOST]);
    expect(places(podSecurityLevel, [object('v1', 'ConfigMap', 'other', { data: {} }), profile, notebook])).toEqual([HOST]);
  });

  test('the level is that of the profile controller\'s file', () => {
    expect(places(podSecurityLevel, [profile, labels(level('privileged')), notebook])).toEqual([]);
    expect(places(podSecurityLevel, [profile, labels('a: b'), notebook])).toEqual([]);
    expect(places(podSecurityLevel, [profile, labels(level('""')), notebook])).toEqual([]);
    expect(places(podSecurityLevel, [profile, labels(level('restricted')), notebook])).toContain('Notebook/ml/n spec.template.spec.containers[0].securityContext.runAsNonRoot');
    expect(places(podSecurityLevel, [profile, labels('{'), notebook])).toEqual([]);
  });

  test('the level is that of the Namespace if it has one', () => {
    expect(places(podSecurityLevel, [profile, enforce('privileged'), notebook])).toEqual([]);
    expect(places(podSecurityLevel, [profile, labels(level('privileged')), enforce('baseline'), notebook])).toEqual([HOST]);
  });
});

describe('a mesh without an agent on the nodes', () => {
  const injector = (enabled: boolean) => object('v1', 'ConfigMap', 'istio-sidecar-injector', { data: { values: JSON.stringify({ pilot: { cni: { enabled } } }) } });
  const meshed = (level: string) => namespace('ml', { 'pod-security.kubernetes.io/enforce': level, 'istio-injection': 'enabled' });
  const pods = [deployment({}, { securityContext: SAFE }), object('v1', 'Pod', 'other', { spec: { containers: [] } })];

  test('is refused by a level that knows no NET_ADMIN, once for a namespace', () =>
    expect(found(podSecurityLevel, [meshed('baseline'), injector(false), ...pods])).toEqual([
      'Namespace/ml metadata.labels["pod-security.kubernetes.io/enforce"]: refuses pods of the mesh, whose traffic a container with NET_ADMIN redirects where nodes ' +
        'have no agent: web, by the level "baseline" of Namespace/ml; let it be "privileged" (podSecurity of the component that makes the namespace), or let ' +
        'the mesh have its agent (istio.cni)',
    ]));

  test('passes where the level admits it, where pods have no proxy, and where there is an agent', () => {
    expect(found(podSecurityLevel, [meshed('privileged'), injector(false), ...pods])).toEqual([]);
    expect(found(podSecurityLevel, [enforce('baseline'), injector(false), ...pods])).toEqual([]);
    expect(found(podSecurityLevel, [meshed('baseline'), injector(true), ...pods])).toEqual([]);
  });
});
