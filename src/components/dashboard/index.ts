export type { PrometheusCharts, ProfilePeers } from './config';
export * from './dashboard';
export { DOCUMENTATION } from './links';
export type { CardLink, DashboardLinks, ExternalLink, MenuItem, MenuLink, MenuSection } from './links';
export * from './profile-controller';
