import { ServingMode, ServingRef } from '../../core';

/** A service as its addresses name it. */
export interface Addressed {
  readonly name: string;
  readonly namespace: string;
  readonly mode: ServingMode;
}

/** Address for clients outside of the cluster; undefined where none leads in. */
export function outsideUrl({ name, namespace, mode }: Addressed, serving: ServingRef | undefined): string | undefined {
  if (serving === undefined) {
    return undefined;
  }
  const { urlScheme, domain, pathTemplate, domainTemplate = '{{ .Name }}-{{ .Namespace }}.{{ .IngressDomain }}', gateway } = serving;
  const filled = (template: string) => template.replace(/\{\{\s*\.(Name|Namespace|IngressDomain)\s*\}\}/g, (_, field: string) => ({ Name: name, Namespace: namespace })[field] ?? domain);
  if (mode === 'standard') {
    return gateway === undefined ? undefined : `${urlScheme}://${filled(domainTemplate)}`;
  }
  return pathTemplate === undefined ? `${urlScheme}://${name}.${namespace}.${domain}` : `${urlScheme}://${domain}${filled(pathTemplate)}`;
}

/** Address inside the cluster; in standard mode it is that of the first pods themselves. */
export function insideUrl({ name, namespace, mode }: Addressed, entry: 'predictor' | 'transformer', clusterDomain: string): string {
  return `http://${mode === 'knative' ? name : `${name}-${entry}`}.${namespace}.svc.${clusterDomain}`;
}
