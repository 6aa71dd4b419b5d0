import { Construct, IConstruct } from 'constructs';

/**
 * What happens to namespace, profile, accounts and volume claims when their files leave Git:
 * `keep`: they stay in the cluster; `confirm`: Argo CD asks a person, Flux keeps them; `none`: they are deleted with all data.
 */
export type Protection = 'keep' | 'confirm' | 'none';

const SYNC: Readonly<Record<Protection, string>> = {
  keep: 'Prune=false,Delete=false',
  confirm: 'Prune=confirm,Delete=confirm',
  none: 'Prune=true',
};

const PROTECTION = Symbol.for('cdk8s-kubeflow.workloads.protection');

/** Tells the claims of workloads below a construct whether they outlive their files. */
export function tagProtection(construct: Construct, protection: Protection): void {
  Object.defineProperty(construct, PROTECTION, { value: protection });
}

/** Protection of what lies in the scope of a profile; `keep` where there is no profile above. */
export function protectionOf(scope: IConstruct): Protection {
  for (let at: IConstruct | undefined = scope; at !== undefined; at = at.node.scope) {
    const found = (at as { readonly [PROTECTION]?: Protection })[PROTECTION];
    if (found !== undefined) {
      return found;
    }
  }
  return 'keep';
}

/** Annotations that say whether Argo CD and Flux may delete the object; nothing else reads them. */
export function protectionAnnotations(protection: Protection): Record<string, string> {
  return {
    'argocd.argoproj.io/sync-options': SYNC[protection],
    'kustomize.toolkit.fluxcd.io/prune': protection === 'none' ? 'enabled' : 'disabled',
  };
}
