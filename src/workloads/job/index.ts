export { job } from './job';
export type { JobOptions, JobProps } from './props';
