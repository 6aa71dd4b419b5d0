export { containerFaults } from './container';
export { jobFaults, JobReading } from './job';
export { podFaults, PodReading } from './pod';
