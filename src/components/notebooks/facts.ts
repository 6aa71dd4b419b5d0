/** What is known of the programs of notebooks. Sources: Kubeflow Notebooks v1.11.0; seen when the programs were run as processes. */
import { fact, ProgramFacts } from '../../core';

const RUN = 'seen: run as a process from this manifest';
const IMAGE_USER = 'runs as any user: seen';

/** A web app. */
export function webAppFacts(namespace: string, name: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name: `${name}-deployment`,
    container: name,
    calls: fact([{ to: 'api-server', why: 'objects of the signed-in user, after a SubjectAccessReview' }], RUN),
    calledBy: fact([{ from: 'gateway', port: 5000, why: 'pages and their API' }], 'AuthorizationPolicy of upstream\'s manifest'),
    user: fact(65532, IMAGE_USER),
    writes: fact(['/tmp'], 'seen: gunicorn needs a temporary folder'),
    replication: fact('all-work', 'no state: components/crud-web-apps/common'),
    metrics: fact({ port: 5000, path: '/metrics' }, 'METRICS=1, crud_backend/metrics.py'),
    token: fact(true, RUN),
  };
}

/** The notebook controller. */
export function notebookControllerFacts(namespace: string, name: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: 'manager',
    calls: fact([{ to: 'api-server', why: 'notebooks and what is made of them' }, { to: 'profiles', why: 'activity of kernels, for culling' }],
      'components/notebook-controller/controllers/culling_controller.go'),
    calledBy: fact([{ from: 'prometheus', port: 8080, why: 'metrics' }], 'components/notebook-controller/main.go'),
    user: fact(65532, IMAGE_USER),
    writes: fact([], RUN),
    replication: fact('one-only', 'its flag --enable-leader-election is not set, and its role lacks leases'),
    metrics: fact({ port: 8080, path: '/metrics' }, 'default of --metrics-addr, main.go'),
    token: fact(true, RUN),
  };
}

/** The TensorBoard controller. */
export function tensorboardControllerFacts(namespace: string, name: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: 'manager',
    calls: fact([{ to: 'api-server', why: 'TensorBoards and what is made of them' }], RUN),
    calledBy: fact([], 'it serves metrics alone, which its neighbour hands on: args of upstream\'s manifest'),
    user: fact(65532, IMAGE_USER),
    writes: fact([], RUN),
    replication: fact('one-only', 'its flag --leader-elect is not set'),
    metrics: fact(undefined, 'its neighbour hands them on: args of upstream\'s manifest'),
    token: fact(true, RUN),
  };
}

/** The controller of volume viewers. */
export function pvcViewerControllerFacts(namespace: string, name: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: 'manager',
    calls: fact([{ to: 'api-server', why: 'PVCViewers and what is made of them' }], RUN),
    calledBy: fact([{ from: 'api-server', port: 9443, why: 'admission of PVCViewers' }], RUN),
    user: fact(65532, IMAGE_USER),
    writes: fact([], RUN),
    replication: fact('one-leads', '--leader-elect in upstream\'s manifest; its webhook works in all pods'),
    metrics: fact(undefined, 'its neighbour hands them on: args of upstream\'s manifest'),
    token: fact(true, RUN),
  };
}
