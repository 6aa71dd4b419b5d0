/**
 * The public API: what a GitOps repository needs. Single components, API types and the pieces for extensions are
 * imported by their paths: `cdk8s-kubeflow/components/istio`, `cdk8s-kubeflow/apis/kubeflow.org/v1`, `cdk8s-kubeflow/core`.
 */
export {
  allowImage, type ChartFolder, Component, type ComponentProps, ConfigError, declareExternal, DEFAULT_IDENTITY, type External, type ExternalAuthorizer, type Finding,
  FindingsError, type GatewayRef, type IdentityHeaders, type ImageName, Images, type ImagesOptions, type IngressWorkloadRef, type IssuerRef, type Located,
  type LogLevel, ManifestSet, type MeshedProps, type OidcIssuer, type PlainManifest, type PodSecurityLevel, type PodSettings, principal, RELEASES, type Report, type Rule,
  type SecretKeyRef, type SecretRef, type ServiceAccountRef, type ServiceRef, setFolder, setStage, type Stage, type Violation, type Waiver, type WorkloadSettings,
} from './core';
export * from './checks';
export { argocd, type ArgoCdOptions, flux, type FluxOptions, type GitOps } from './gitops';
export * from './platform';
export * from './workloads';
export * from './workloads/access-report';
