export { Fault } from '../../fault';
export { jobFaults, JobReading } from './job';
export { podFaults, PodReading } from './pod';
