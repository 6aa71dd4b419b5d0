import { Container, SecurityContext } from '../apis/k8s/core/v1';
import { fact, ProgramFacts } from '../core';

/** Privileges that no container needs to have. */
export const UNPRIVILEGED: SecurityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

/** A container as the Pod Security Standard `restricted` wants it, for images that run as another user than root. */
export const RESTRICTED: SecurityContext = { ...UNPRIVILEGED, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };

/** The same for images that would run as root. */
export function restrictedAs(user: number): SecurityContext {
  return { ...RESTRICTED, runAsUser: user };
}

/** A container without privileges and without root, in a pod that chooses the filter of system calls. */
export const UNPRIVILEGED_USER: SecurityContext = { ...UNPRIVILEGED, runAsNonRoot: true, runAsUser: 1000 };

/** Liveness and readiness of a controller of controller-runtime, at the port where they answer. */
export function controllerProbes(initialDelaySeconds: number, periodSeconds: number): Pick<Container, 'livenessProbe' | 'readinessProbe'> {
  return {
    livenessProbe: { httpGet: { path: '/healthz', port: 8081 }, initialDelaySeconds, periodSeconds },
    readinessProbe: { httpGet: { path: '/readyz', port: 8081 }, initialDelaySeconds: 5, periodSeconds: 10 },
  };
}

/** Resources of a small controller beside its metrics proxy. */
export const MANAGER_RESOURCES = { requests: { cpu: '10m', memory: '64Mi' }, limits: { cpu: '500m', memory: '128Mi' } };

/**
 * The proxy that lets only authorised clients read a controller's metrics. It logs nothing but what goes wrong: the log of
 * requests to the API server has the tokens of its clients in it.
 *
 * @param securityContext what it may do
 */
export function metricsProxy(image: string, securityContext = UNPRIVILEGED): Container {
  return {
    name: 'kube-rbac-proxy',
    image,
    args: ['--secure-listen-address=0.0.0.0:8443', '--upstream=http://127.0.0.1:8080/', '--logtostderr=true', '--v=0'],
    ports: [{ name: 'https', containerPort: 8443, protocol: 'TCP' }],
    resources: { requests: { cpu: '5m', memory: '64Mi' }, limits: { cpu: '500m', memory: '128Mi' } },
    securityContext,
  };
}

/** What is known of that proxy, in a Deployment. */
export function metricsProxyFacts(namespace: string, name: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: 'kube-rbac-proxy',
    calls: fact([{ to: 'api-server', why: 'tokens and rights of its clients' }], 'kube-rbac-proxy README'),
    calledBy: fact([{ from: 'prometheus', port: 8443, why: 'metrics of its neighbour' }], 'args of upstream\'s manifest'),
    user: fact(65532, 'kube-rbac-proxy Dockerfile'),
    writes: fact([], 'kube-rbac-proxy README'),
    replication: fact('all-work', 'no state: kube-rbac-proxy README'),
    metrics: fact({ port: 8443, path: '/metrics' }, 'args of upstream\'s manifest'),
    token: fact(true, 'kube-rbac-proxy README'),
  };
}
