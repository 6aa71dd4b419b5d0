/** What is known of cert-manager's programs. Sources: cert-manager v1.20, its charts' values and cmd/ options; seen when the programs were run as processes. */
import { CAINJECTOR, CONTROLLER, Part, WEBHOOK } from './parts';
import { fact, ProgramFacts } from '../../core';

const RUN = 'seen: run as a process from this manifest';
const METRICS_PORT = 9402;

/** Facts of a part in its namespace. */
export function certManagerFacts(part: Part, namespace: string): ProgramFacts {
  const common = {
    kind: 'Deployment' as const,
    namespace,
    name: part.name,
    container: part === CONTROLLER ? 'cert-manager-controller' : part.name,
    user: fact(65532, 'image: distroless nonroot'),
    writes: fact<readonly string[]>([], 'readOnlyRootFilesystem in upstream\'s own manifest'),
    metrics: fact({ port: METRICS_PORT, path: '/metrics' }, 'annotations prometheus.io/* of upstream\'s manifest'),
    token: fact(true, RUN),
  };
  const scrape = { from: 'prometheus' as const, port: METRICS_PORT, why: 'metrics' };
  switch (part) {
    case WEBHOOK: return {
      ...common,
      calls: fact([{ to: 'api-server', why: 'its own certificate, subject access reviews' }], RUN),
      calledBy: fact([{ from: 'api-server', port: 10250, why: 'admission of cert-manager.io' }, scrape], RUN),
      replication: fact('all-work', 'cert-manager docs, best practice: 3 replicas'),
    };
    case CAINJECTOR: return {
      ...common,
      calls: fact([{ to: 'api-server', why: 'webhooks, definitions, Secrets' }], RUN),
      calledBy: fact([scrape], RUN),
      replication: fact('one-leads', 'leader election is on by default, leases in leaderElectionNamespace'),
    };
    default: return {
      ...common,
      calls: fact([
        { to: 'api-server', why: 'certificates, Secrets' }, { to: 'dns', why: 'DNS-01 checks' }, { to: 'internet', why: 'ACME, Vault and other issuers that a user names' },
      ], 'cert-manager docs: configuration'),
      calledBy: fact([scrape], RUN),
      replication: fact('one-leads', 'leader election is on by default, leases in leaderElectionNamespace'),
    };
  }
}
