import { Construct } from 'constructs';
import { ApplicationOrder, ArgoCd, Flux, GitOps } from '../gitops';

/** Makes the objects of whoever applies the output. */
export function addGitOps(scope: Construct, choice: GitOps | undefined, order: ApplicationOrder): void {
  if (choice?.engine === 'argocd') {
    new ArgoCd(scope, 'argocd', choice, order);
  } else if (choice?.engine === 'flux') {
    new Flux(scope, 'flux', choice, order);
  }
}
