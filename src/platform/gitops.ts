import { Construct } from 'constructs';
import { ConfigError, shown } from '../core';
import { ApplicationOrder, ArgoCd, Flux, GitOps } from '../gitops';

/**
 * Makes the objects of whoever applies the output.
 *
 * @throws ConfigError `ChartNeedsArgoCd`
 */
export function addGitOps(scope: Construct, choice: GitOps | undefined, order: ApplicationOrder): void {
  const [chart] = order.charts ?? [];
  if (chart !== undefined && choice?.engine !== 'argocd') {
    throw new ConfigError('ChartNeedsArgoCd', `${chart.component} is a Helm chart that Argo CD renders, got gitops ${shown(choice?.engine)}; ` +
      'pass gitops: argocd({ repository: "..." })', scope);
  }
  if (choice?.engine === 'argocd') {
    new ArgoCd(scope, 'argocd', choice, order);
  } else if (choice?.engine === 'flux') {
    new Flux(scope, 'flux', choice, order);
  }
}
