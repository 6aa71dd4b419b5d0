import { Team } from './support';
import { RayCluster, RayClusterProps, RayJob, RayJobProps, RayService, RayServiceProps, TeamContext } from '../../src/workloads';
import { chart, found } from '../support';

/** What each cluster must say. */
export const RAY = { rayVersion: '2.46.0', image: 'docker.io/rayproject/ray:2.46.0' } as const;

const WORKERS = { groupName: 'small', replicas: 2 } as const;

/** A cluster `search` of the team `vision`. */
export function rayCluster(props: object = {}, team: Partial<TeamContext> = {}) {
  const scope = chart();
  return { scope, cluster: new RayCluster(new Team(scope, 'vision', team), 'search', { ...RAY, workerGroupSpecs: [WORKERS], ...props } as RayClusterProps) };
}

/** A job `train` of the team `vision`. */
export function rayJob(props: object = {}, team: Partial<TeamContext> = {}) {
  const scope = chart();
  return { scope, job: new RayJob(new Team(scope, 'vision', team), 'train',
    { entrypoint: 'python train.py', rayClusterSpec: { ...RAY, workerGroupSpecs: [WORKERS] }, ...props } as RayJobProps) };
}

/** A service `chat` of the team `vision`. */
export function rayService(props: object = {}, team: Partial<TeamContext> = {}) {
  const scope = chart();
  const usual = { serveConfigV2: { applications: [{ import_path: 'chat:app' }] }, rayClusterConfig: { ...RAY, workerGroupSpecs: [WORKERS] } };
  return { scope, service: new RayService(new Team(scope, 'vision', team), 'chat', { ...usual, ...props } as RayServiceProps) };
}

/** Spec of {@link rayCluster}. */
export const clusterOf = (props: object = {}, team: Partial<TeamContext> = {}) => found(rayCluster(props, team).scope, 'RayCluster', 'search').spec;

/** Spec of {@link rayJob}. */
export const jobOf = (props: object = {}, team: Partial<TeamContext> = {}) => found(rayJob(props, team).scope, 'RayJob', 'train').spec;

/** Spec of {@link rayService}. */
export const serviceOf = (props: object = {}, team: Partial<TeamContext> = {}) => found(rayService(props, team).scope, 'RayService', 'chat').spec;
