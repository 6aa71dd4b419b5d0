/** What is known of the programs of KServe. Sources: KServe v0.18.0; its manifests; Kubeflow's models web app 0.18.0. */
import { Call, Caller, fact, ProgramFacts } from '../../core';

const MANIFEST = 'upstream\'s manifest';
const ADMISSION = 9443;

/** Facts that all controllers have in common. */
function manager(namespace: string, name: string, calls: readonly Call[], calledBy: readonly Caller[], folder: string): Omit<ProgramFacts, 'replication' | 'metrics'> {
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: 'manager',
    calls: fact(calls, folder),
    calledBy: fact(calledBy, MANIFEST),
    user: fact(1000, 'its image is for no certain user: Dockerfile; runAsUser of upstream\'s manifest for llmisvc'),
    writes: fact([], `readOnlyRootFilesystem in ${MANIFEST}`),
    token: fact(true, folder),
  };
}

/** KServe's controller. */
export function controllerFacts(namespace: string, name: string): ProgramFacts {
  return {
    ...manager(namespace, name, [
      { to: 'api-server', why: 'models and what is made of them' }, { to: 'profiles', why: 'whether servers of several models have loaded one' },
    ], [{ from: 'api-server', port: ADMISSION, why: 'admission of models, and of their pods' }], 'cmd/manager/main.go'),
    replication: fact('one-leads', `--leader-elect in ${MANIFEST}; its webhooks work in all pods`),
    metrics: fact(undefined, 'its neighbour hands them on'),
  };
}

/** The controller of large language models. */
export function llmFacts(namespace: string, name: string): ProgramFacts {
  return {
    ...manager(namespace, name, [{ to: 'api-server', why: 'large language models and what is made of them' }], [
      { from: 'api-server', port: ADMISSION, why: 'admission, and conversion between versions' }, { from: 'prometheus', port: 8443, why: 'metrics' },
    ], 'cmd/llmisvc/main.go'),
    replication: fact('one-leads', `--leader-elect in ${MANIFEST}; its webhooks work in all pods`),
    metrics: fact({ port: 8443, path: '/metrics' }, '--metrics-addr; it checks its clients itself: cmd/llmisvc/main.go'),
  };
}

/** The controller of models on nodes. */
export function localModelFacts(namespace: string, name: string): ProgramFacts {
  return {
    ...manager(namespace, name, [{ to: 'api-server', why: 'which models are kept on which nodes, and volumes of them' }], [
      { from: 'api-server', port: ADMISSION, why: 'admission of LocalModelCaches' }, { from: 'prometheus', port: 8080, why: 'metrics' },
    ], 'cmd/localmodel/main.go'),
    replication: fact('one-only', 'its flag --leader-elect is not set, and it may take no leases'),
    metrics: fact({ port: 8080, path: '/metrics' }, 'default of --metrics-addr, cmd/localmodel/main.go'),
  };
}

/** The program on nodes. */
export function nodeAgentFacts(namespace: string, name: string): ProgramFacts {
  return {
    ...manager(namespace, name, [{ to: 'api-server', why: 'models of its node, and Jobs that fetch them' }],
      [{ from: 'prometheus', port: 8080, why: 'metrics' }], 'cmd/localmodelnode/main.go'),
    kind: 'DaemonSet',
    replication: fact('all-work', 'each looks after its own node: pkg/controller/v1alpha1/localmodelnode/controller.go'),
    metrics: fact({ port: 8080, path: '/metrics' }, 'fixed: cmd/localmodelnode/main.go'),
  };
}

/** The page for models. */
export function webAppFacts(namespace: string, name: string): ProgramFacts {
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: name,
    calls: fact([{ to: 'api-server', why: 'objects of the signed-in user, after a SubjectAccessReview' }], 'backend/apps/common'),
    calledBy: fact([{ from: 'gateway', port: 5000, why: 'pages and their API' }], `AuthorizationPolicy of ${MANIFEST}`),
    user: fact(1000, `runAsUser in ${MANIFEST}`),
    writes: fact(['/tmp'], 'gunicorn needs a temporary folder'),
    replication: fact('all-work', 'no state: backend/'),
    metrics: fact(undefined, 'backend/ has none'),
    token: fact(true, 'backend/apps/common'),
  };
}
