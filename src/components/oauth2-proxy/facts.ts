import type { ProxyServerProps } from './server';
import { fact, ProgramFacts } from '../../core';

/** What is known of oauth2-proxy. Sources: oauth2-proxy v7.15, its documentation; seen when it was run as a process. */
export function proxyFacts({ service, gateway, issuer }: ProxyServerProps): ProgramFacts {
  const run = 'seen: run as a process from this manifest';
  return {
    kind: 'Deployment',
    namespace: service.namespace,
    name: service.name,
    container: 'oauth2-proxy',
    calls: fact([issuer === undefined ? { to: 'internet', why: 'the issuer: discovery, tokens, keys' } : { to: 'issuer', why: 'tokens and keys' }], run),
    calledBy: fact([
      { from: { namespace: gateway.namespace, labels: gateway.selector }, port: 4180, why: 'whether a request may pass; pages of the login' },
      { from: 'prometheus', port: 44180, why: 'metrics, once --metrics-address is set' },
    ], run),
    user: fact(65532, 'image: distroless nonroot'),
    writes: fact([], run),
    replication: fact('all-work', 'a session is wholly in the user\'s cookie: docs/configuration/sessions'),
    metrics: fact(undefined, 'docs/configuration/overview: --metrics-address is not set'),
    token: fact(false, run),
  };
}

/** What is known of kubectl as a proxy of the API server. Source: kubectl, its command reference. */
export function jwksProxyFacts(namespace: string, name: string, port: number): ProgramFacts {
  const reference = 'kubectl proxy: command reference';
  return {
    kind: 'Deployment',
    namespace,
    name,
    container: 'kubectl-proxy',
    calls: fact([{ to: 'api-server', why: 'keys of the cluster\'s issuer' }], reference),
    calledBy: fact([{ from: 'neighbours', port, why: 'the mesh\'s control plane fetches the keys' }], 'jwksUri of upstream\'s manifest'),
    user: fact(65532, 'any user: the program needs none of its own'),
    writes: fact([], reference),
    replication: fact('all-work', 'no state'),
    metrics: fact(undefined, reference),
    token: fact(true, reference),
  };
}
