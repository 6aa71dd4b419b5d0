import { Construct } from 'constructs';
import { backendFacts, frontendFacts } from './facts';
import { labelsOf, nameOf, podLabels } from './labels';
import { WorkspacesUi } from './props';
import { BACKEND } from './rbac';
import { WebProgram } from './web-program';
import { ServiceAccount } from '../../apis/k8s/core/v1';
import { DEFAULT_IDENTITY, Mesh } from '../../core';
import { ClusterAccess, Route } from '../../kit';

/** Path of the pages at the gateway. */
const PREFIX = '/workspaces';

/** Properties of {@link WorkspacesPages}. */
export interface WorkspacesPagesProps extends WorkspacesUi {
  readonly namespace: string;
  readonly mesh: Mesh;
  /** Further namespaces whose pods may call what the gateway may call. */
  readonly trustedNamespaces: readonly string[];
}

/** Where people make, start, stop and open workspaces, with their own rights. */
export class WorkspacesPages extends Construct {
  constructor(scope: Construct, id: string, props: WorkspacesPagesProps) {
    super(scope, id);
    const { mesh } = props;
    const backend = new Backend(this, 'Backend', props);
    const frontend = new Frontend(this, 'Frontend', props);
    // In one object: a gateway asks the older of two first, and the pages would answer requests for the API.
    new Route(this, 'Route', {
      mesh,
      labels: labelsOf('frontend', 'ui'),
      before: [{ service: backend.service, prefix: `${PREFIX}/api/`, rewrite: '/api/' }],
      service: frontend.service,
      prefix: `${PREFIX}/`,
      exact: PREFIX,
      rewrite: '/',
    });
  }
}

/** Works with the API server for the signed-in user; it sees all that users may see, and asks for each request whether this one may. */
class Backend extends WebProgram {
  constructor(scope: Construct, id: string, props: WorkspacesPagesProps) {
    const { namespace } = props;
    super(scope, id, {
      ...props,
      program: 'backend',
      imageName: 'workspaces/backend',
      port: { name: 'http-api', number: 4000 },
      env: environment(props),
      serviceAccountName: nameOf('backend'),
      probes: {
        path: '/api/v1/healthcheck', liveness: { initialDelaySeconds: 30, periodSeconds: 20, timeoutSeconds: 5 },
        readiness: { initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 5 },
      },
      resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { cpu: '1', memory: '1Gi' } },
      facts: backendFacts(namespace),
    });
    const account = { name: nameOf('backend'), namespace };
    const labels = podLabels('backend');
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels } });
    new ClusterAccess(this, 'Access', { name: account.name, rules: BACKEND, account, labels });
  }
}

/** It knows upstream's headers by itself. */
function environment({ mesh: { identity }, clientConnection }: WorkspacesPagesProps): Record<string, string> {
  return {
    PROXY_URL_PREFIX: PREFIX,
    // It listens to whoever calls, and lets everybody do everything, unless it is told not to.
    DISABLE_AUTH: 'false',
    ...identity.userId !== DEFAULT_IDENTITY.userId && { USERID_HEADER: identity.userId },
    ...identity.groups !== DEFAULT_IDENTITY.groups && { GROUPS_HEADER: identity.groups },
    // Its own default is a colon: a user of the name ":ana" would be "ana".
    USERID_PREFIX: identity.userIdPrefix,
    ...clientConnection && { CLIENT_QPS: String(clientConnection.qps), CLIENT_BURST: String(clientConnection.burst) },
  };
}

/** Hands out the files of the pages. */
class Frontend extends WebProgram {
  constructor(scope: Construct, id: string, props: WorkspacesPagesProps) {
    super(scope, id, {
      ...props,
      program: 'frontend',
      imageName: 'workspaces/frontend',
      port: { name: 'http-ui', number: 8080 },
      env: {},
      probes: {
        path: '/', liveness: { initialDelaySeconds: 15, periodSeconds: 20, timeoutSeconds: 5 },
        readiness: { initialDelaySeconds: 5, periodSeconds: 10, timeoutSeconds: 3 },
      },
      resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } },
      facts: frontendFacts(props.namespace),
    });
  }
}
