import { Command, UsageError } from './command';
import { differences } from '../pipelines/ir/equal';
import { loadPipeline } from '../pipelines/load';

/** Compares two compiled pipelines by what they mean. */
export const pipelineDiff: Command = {
  name: 'pipeline diff',
  takes: 'FILE FILE',
  summary: 'says where two compiled pipelines differ in meaning',
  help: `Order, comments, what compiled them and fields that say the same twice do not count.
Exits with 1 if they differ; each line is a place.`,
  run([one, other, ...more], _options, { out }) {
    if (one === undefined || other === undefined || more.length > 0) {
      throw new UsageError('pipeline diff takes two files');
    }
    const places = differences(loadPipeline(one), loadPipeline(other));
    places.forEach(place => out(`${place}\n`));
    return places.length === 0 ? 0 : 1;
  },
};
