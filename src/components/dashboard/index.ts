export type { PrometheusCharts, ProfilePeers } from './config';
export * from './dashboard';
export { DEFAULT_LINKS, LINKED_PARTS } from './links';
export type { CardLink, DashboardLinks, ExternalLink, LinkedPart, MenuItem, MenuLink, MenuSection } from './links';
export { DEFAULT_NAMESPACE_LABELS, PROFILE_NAMESPACE_LABEL } from './namespace-labels';
export * from './profile-controller';
