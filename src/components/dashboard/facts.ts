/** What is known of the programs of the dashboard. Sources: Kubeflow Dashboard v2.0.0; seen when the programs were run as processes. */
import { fact, ProgramFacts, ServiceRef } from '../../core';

const RUN = 'seen: run as a process from this manifest';

/** The central dashboard. */
export function dashboardFacts(namespace: string, kfam: ServiceRef): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name: 'dashboard',
    container: 'dashboard',
    calls: fact([{ to: kfam, why: 'profiles and contributors of a user' }, { to: 'api-server', why: 'namespaces, events, nodes, its ConfigMap' }], RUN),
    calledBy: fact([{ from: 'gateway', port: 8082, why: 'pages and their API' }], 'AuthorizationPolicy of upstream\'s manifest'),
    user: fact(65532, 'seen: starts as that user with the folders of `writes`'),
    writes: fact(['/tmp'], 'seen: npm start needs NPM_CONFIG_CACHE=/tmp/.npm on a read-only root'),
    replication: fact('all-work', 'no state: app/server.ts keeps none'),
    metrics: fact({ port: 8082, path: '/prometheus/metrics' }, 'COLLECT_METRICS, app/server.ts'),
    token: fact(true, RUN),
  };
}

/** The access management API beside the profile controller. */
export function kfamFacts(namespace: string, deployment: string, port: number): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name: deployment,
    container: 'access-management',
    calls: fact([{ to: 'api-server', why: 'RoleBindings, AuthorizationPolicies, Profiles' }], RUN),
    calledBy: fact([{ from: 'neighbours', port, why: 'the dashboard asks who may use which profile' }, { from: 'prometheus', port, why: 'metrics' }],
      'AuthorizationPolicy profiles-kfam of upstream\'s manifest'),
    user: fact(65532, 'components/access-management/Dockerfile'),
    writes: fact([], RUN),
    replication: fact('all-work', 'no state: kfam/api_default.go reads the API server at each request'),
    metrics: fact({ port, path: '/metrics' }, 'kfam/routers.go'),
    token: fact(true, RUN),
  };
}

/** The profile controller. */
export function profileControllerFacts(namespace: string, deployment: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name: deployment,
    container: 'manager',
    calls: fact([{ to: 'api-server', why: 'namespaces, bindings and policies of profiles' }, { to: 'internet', why: 'the cloud\'s IAM, for plugins of profiles' }],
      'components/profile-controller/controllers'),
    calledBy: fact([], 'its metrics are switched off by --metrics-bind-address=0'),
    user: fact(65532, 'components/profile-controller/Dockerfile'),
    writes: fact([], RUN),
    replication: fact('one-leads', '--leader-elect, leases in its namespace'),
    metrics: fact(undefined, '--metrics-bind-address=0'),
    token: fact(true, RUN),
  };
}

/** The webhook that applies PodDefaults. */
export function podDefaultsFacts(namespace: string, deployment: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name: deployment,
    container: 'poddefaults-webhook',
    calls: fact([{ to: 'api-server', why: 'PodDefaults' }], RUN),
    calledBy: fact([{ from: 'api-server', port: 4443, why: 'admission of pods in profiles' }], RUN),
    user: fact(65532, 'runAsUser of upstream\'s manifest'),
    writes: fact([], RUN),
    replication: fact('all-work', 'no state: components/poddefaults-webhooks/main.go'),
    metrics: fact(undefined, 'components/poddefaults-webhooks/main.go serves none'),
    token: fact(true, RUN),
  };
}
