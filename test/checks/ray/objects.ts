import { object } from '../support';

/** A pod of Ray with a container `ray`. */
export const pod = (container: object = {}, spec: object = {}) => ({ spec: { containers: [{ name: 'ray', image: 'rayproject/ray:2.46.0', ...container }], ...spec } });

/** Head of a cluster. */
export const head = (rest: object = {}, container: object = {}, spec: object = {}) => ({ rayStartParams: {}, template: pod(container, spec), ...rest });

/** Workers of one form. */
export const group = (groupName: unknown, rest: object = {}) => ({ groupName, rayStartParams: {}, template: pod(), ...rest });

/** What a cluster consists of. */
export const cluster = (rest: object = {}) => ({ rayVersion: '2.46.0', headGroupSpec: head(), workerGroupSpecs: [group('small')], ...rest });

/** A cluster `train`. */
export const rayCluster = (rest: object = {}, metadata: object = {}) => object('ray.io/v1', 'RayCluster', 'train', { spec: cluster(rest) }, metadata);

/** A job `train` with a cluster of its own. */
export const rayJob = (rest: object = {}, spec: object = {}, metadata: object = {}) =>
  object('ray.io/v1', 'RayJob', 'train', { spec: { entrypoint: 'python job.py', rayClusterSpec: cluster(spec), ...rest } }, metadata);

/** A service `train`. */
export const rayService = (rest: object = {}, spec: object = {}) => object('ray.io/v1', 'RayService', 'train', { spec: { rayClusterConfig: cluster(spec), ...rest } });
