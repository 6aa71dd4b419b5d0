import { IConstruct } from 'constructs';
import { ConfigError, PipelinesRef, RELEASES, shown } from '../../core';
import { TARGETS, Target } from '../../pipelines/ir/targets';
import { platformContextOf } from '../platform-context';

/**
 * Where the API server keeps pipelines:
 * `database`: a version is a request to the server, which a Job makes;
 * `kubernetes`: a version is an object of the cluster.
 */
export type PipelineStore = 'database' | 'kubernetes';

/** What is known of the Kubeflow Pipelines that serves a scope. */
export interface PipelinesFacts {
  /** URL of the API server in the cluster. */
  readonly server: string;
  readonly store: PipelineStore;
}

const UPSTREAM: Pick<PipelinesRef, 'api' | 'store'> = { api: { namespace: 'kubeflow', name: 'ml-pipeline', port: 8888 } };

/**
 * The Kubeflow Pipelines of the platform around a scope; upstream's where nobody says which platform that is.
 *
 * @throws ConfigError `NoPipelines`, `PipelineStore`
 */
export function pipelinesOf(scope: IConstruct, told?: PipelineStore): PipelinesFacts {
  const platform = platformContextOf(scope);
  const { api, store: known }: Pick<PipelinesRef, 'api' | 'store'> = platform === undefined ? UPSTREAM : pipelines(scope, platform.pipelines);
  if (told !== undefined && known !== undefined && told !== known) {
    throw new ConfigError('PipelineStore', `store must be that of the platform's pipelines, ${shown(known)}, got ${shown(told)}; ` +
      'leave it out, or change pipelineStore of the platform: objects mean nothing to a server that keeps pipelines in its database', scope);
  }
  return { server: `http://${api.name}.${api.namespace}.svc:${api.port}`, store: told ?? known ?? 'database' };
}

function pipelines(scope: IConstruct, ref: PipelinesRef | undefined): PipelinesRef {
  if (ref === undefined) {
    throw new ConfigError('NoPipelines', 'the platform must have Kubeflow Pipelines, got one without; set its option pipelines', scope);
  }
  return ref;
}

/** The release that compiled pipelines are for where nobody says another: that which the platform installs. */
export const INSTALLED_TARGET: Target = TARGETS.find(one => RELEASES.pipelines.startsWith(`${one}.`)) ?? TARGETS[TARGETS.length - 1];
