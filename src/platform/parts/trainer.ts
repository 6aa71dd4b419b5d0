import { Trainer, TrainerProps } from '../../components/trainer';
import { ConfigError } from '../../core';
import { Part, Without } from '../part';

/** Options of training as the platform takes them. */
export type TrainerOptions = Without<TrainerProps, 'namespace' | 'clusterDomain' | 'injection' | 'images'>;

/** Distributed training. */
export interface TrainerSetting {
  /** Distributed training, with the runtimes of all teams: options, or false to leave it out. @default {} */
  readonly trainer?: TrainerOptions | false;
}

/** The wiring of training. */
export const trainer: Part<TrainerSetting, Trainer | undefined> = {
  key: 'trainer',
  name: 'trainer',
  after: ['jobset', 'leader-worker-set'],
  selfGuarded: true,
  forTeams: true,
  needs: ['dashboard', 'jobset'],
  namespaces: {},

  gives: () => ({ jobFrameworks: ['trainer.kubeflow.org/trainjob'] }),

  make(chart, options, { common, settings: { namespaces, clusterDomain }, shared }) {
    if (shared.jobSets !== true) {
      throw new ConfigError('TrainerJobSet', 'trainer makes JobSets, whose controller must be there, got jobset: false; ' +
        'leave jobset out, pass jobset: { existing: {} } if the cluster has one, or trainer: false', chart);
    }
    if (options.dataCache === true && shared.leaderWorkerSets !== true) {
      throw new ConfigError('TrainerDataCache', 'trainer.dataCache makes LeaderWorkerSets, whose controller must be there, got leaderWorkerSet left out; ' +
        'pass leaderWorkerSet: {}, or leaderWorkerSet: { existing: {} } if the cluster has one', chart);
    }
    return new Trainer(chart, 'Trainer', { ...common(options), namespace: namespaces.kubeflowSystem, clusterDomain, injection: shared.injection });
  },
};
