/** Facts of the kinds of Seldon Core 2, which others install (SeldonIO/seldon-core, its definitions and the sources of its operator and scheduler, v2.10.2). */
import { KindFacts, KindTable, NameRule } from '../kind';

/** The operator writes the whole object to add its finalizer. */
const REWRITTEN = 'the operator of Seldon Core, which adds its finalizer,';

/** Its steps are read as `<name>.outputs.<tensor>`, so that a name has no dots. */
function withoutDots(plural: string, what: string): KindFacts {
  const name: NameRule = { longest: 253, service: false, because: `the scheduler takes no dots in the name of a ${what}` };
  return { plural, scope: 'Namespaced', name, rewrittenBy: REWRITTEN };
}

/** Facts by `<group>/<Kind>`. */
export const KINDS: KindTable = {
  'mlops.seldon.io/Model': withoutDots('models', 'model'),
  'mlops.seldon.io/Pipeline': withoutDots('pipelines', 'pipeline'),
  'mlops.seldon.io/Experiment': { plural: 'experiments', scope: 'Namespaced', rewrittenBy: REWRITTEN },
  'mlops.seldon.io/Server': {
    plural: 'servers',
    scope: 'Namespaced',
    name: { longest: 52, service: true, because: 'the pods of its StatefulSet have the label controller-revision-hash: <name>-<hash>' },
    // What a ServerConfig has is laid below; whoever wants to know all pods has to read both.
    pods: [{
      path: ['spec', 'podSpec'],
      bare: true,
      labels: { 'seldon-server-name': '{name}', 'app.kubernetes.io/name': 'seldon-server' },
      replicas: { path: ['spec', 'replicas'], otherwise: 1 },
      partial: true,
      volumes: 'any',
    }],
  },
  'mlops.seldon.io/ServerConfig': {
    plural: 'serverconfigs',
    scope: 'Namespaced',
    pods: [{ path: ['spec', 'podSpec'], bare: true, isForm: true, partial: true, claims: ['spec', 'volumeClaimTemplates', '*'] }],
  },
  'mlops.seldon.io/SeldonRuntime': { plural: 'seldonruntimes', scope: 'Namespaced', rewrittenBy: REWRITTEN },
};
