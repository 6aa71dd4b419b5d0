export type { PrometheusCharts, ProfilePeers } from './config';
export * from './dashboard';
export { DOCUMENTATION } from './links';
export type { CardLink, DashboardLinks, ExternalLink, MenuItem, MenuLink, MenuSection } from './links';
export { DEFAULT_NAMESPACE_LABELS, PROFILE_NAMESPACE_LABEL } from './namespace-labels';
export * from './profile-controller';
