/** What is known of the programs of workspaces. Sources: Kubeflow Notebooks v2.0.0-alpha.3; seen when the controller and the back end were run as processes. */
import { nameOf } from './labels';
import { fact, ProgramFacts } from '../../core';

/** The controller with its webhook. */
export function controllerFacts(namespace: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name: nameOf('controller'),
    container: 'manager',
    calls: fact([{ to: 'api-server', why: 'workspaces, their kinds, and what is made of them' }], 'seen: run as a process from this manifest'),
    calledBy: fact([{ from: 'api-server', port: 9443, why: 'admission of workspaces and of their kinds' }], 'controller/cmd/main.go'),
    user: fact(65532, 'controller/Dockerfile: distroless nonroot'),
    writes: fact([], 'seen: run as a process from this manifest'),
    replication: fact('one-leads', '--leader-elect in upstream\'s manifest; its webhook works in all pods'),
    metrics: fact(undefined, '--metrics-bind-address=0 in upstream\'s manifest'),
    token: fact(true, 'it calls the API server'),
  };
}

/** The back end of the pages. */
export function backendFacts(namespace: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name: nameOf('backend'),
    container: nameOf('backend'),
    calls: fact([{ to: 'api-server', why: 'objects of the signed-in user, after a SubjectAccessReview' }], 'backend/api/auth.go'),
    calledBy: fact([{ from: 'gateway', port: 4000, why: 'API of the pages' }], 'AuthorizationPolicy of upstream\'s manifest'),
    user: fact(65532, 'backend/Dockerfile: distroless nonroot'),
    writes: fact([], 'seen: run as a process from this manifest'),
    replication: fact('all-work', 'no leader is elected and none is needed: backend/internal/helper/k8s.go'),
    metrics: fact(undefined, 'switched off in backend/internal/helper/k8s.go'),
    token: fact(true, 'it calls the API server'),
  };
}

/** The server of the pages. */
export function frontendFacts(namespace: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name: nameOf('frontend'),
    container: nameOf('frontend'),
    calls: fact([], 'frontend/nginx.conf'),
    calledBy: fact([{ from: 'gateway', port: 8080, why: 'pages' }], 'AuthorizationPolicy of upstream\'s manifest'),
    user: fact(101, 'frontend/Dockerfile'),
    writes: fact(['/tmp', '/var/cache/nginx'], 'frontend/nginx.conf'),
    replication: fact('all-work', 'files that do not change: frontend/Dockerfile'),
    metrics: fact(undefined, 'frontend/nginx.conf'),
    token: fact(false, 'nginx calls nobody: frontend/nginx.conf'),
  };
}
