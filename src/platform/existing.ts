import { Construct } from 'constructs';
import { CertManagerFacts, IstioFacts } from './choices';
import { PlatformNamespaces } from './settings';
import { declareExternal } from '../core';

/** Declares what a cert-manager that the platform does not install brings, so that references to it are not reported. */
export function declareCertManager(at: Construct, { issuer }: CertManagerFacts, namespaces: PlatformNamespaces): void {
  const madeBy = 'the cluster\'s own cert-manager';
  declareExternal(at, ...['Certificate', 'Issuer', 'ClusterIssuer'].map(kind => ({ kind: 'CustomResourceDefinition', name: `${kind}.cert-manager.io`, madeBy })));
  if (issuer !== undefined) {
    declareExternal(at, { ...issuer, ...issuer.kind === 'Issuer' && { namespace: namespaces.kubeflow }, madeBy });
  }
}

/** Declares what an Istio that the platform does not install brings. */
export function declareIstio(at: Construct, { gateway }: IstioFacts, namespaces: PlatformNamespaces): void {
  const madeBy = 'the cluster\'s own Istio';
  const kinds = {
    'networking.istio.io': ['DestinationRule', 'Gateway', 'Sidecar', 'VirtualService'],
    'security.istio.io': ['AuthorizationPolicy', 'RequestAuthentication'],
  };
  declareExternal(at,
    ...Object.entries(kinds).flatMap(([group, names]) => names.map(kind => ({ kind: 'CustomResourceDefinition', name: `${kind}.${group}`, madeBy }))),
    ...[namespaces.istio, gateway.workload.namespace, gateway.namespace].map(name => ({ kind: 'Namespace', name, madeBy })),
    { kind: 'Gateway', namespace: gateway.namespace, name: gateway.name, madeBy });
}
