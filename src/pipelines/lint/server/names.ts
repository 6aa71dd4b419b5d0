import { shown } from '../../../core/errors';
import { DNS_LABEL } from '../../../core/names';
import { isSet, PipelineDocument } from '../document';
import { Fault, PipelineRule } from '../finding';
import { CLAIM_IMAGES } from './claims';

/** `Server/TaskName`: names of tasks are such as the server can use. */
export const serverTaskName: PipelineRule = {
  id: 'Server/TaskName',
  severity: 'error',
  why: 'The server takes other names of tasks at upload, and refuses every run of them.',
  check: function* ({ tasks }) {
    for (const { name, field } of tasks) {
      if (!DNS_LABEL.test(name)) {
        yield { at: field, problem: `must be named with lower-case letters, digits and "-", got ${shown(name)}`, fix: 'rename the task; taskInfo.name takes any text' };
      }
    }
  },
};

/** `Server/DriverName`: no task is named as the server names what it adds. */
export const serverDriverName: PipelineRule = {
  id: 'Server/DriverName',
  severity: 'error',
  why: 'The server makes a task "x-driver" for each task "x", so that a second one of this name makes it refuse the run.',
  check: driverNames,
};

/** `Server/Reserved`: no output and no container is named as one that the server adds. */
export const serverReserved: PipelineRule = {
  id: 'Server/Reserved',
  severity: 'error',
  why: 'The server adds an artifact "executor-logs" to each task, and containers to each pod: another one of the same name takes its place or stops the pod.',
  check: function* ({ components, podSettings }) {
    for (const { field, outputs } of components.values()) {
      const at = outputs.artifacts.get('executor-logs');
      if (at !== undefined && !isSet(field.at('dag'))) {
        yield { at, problem: 'has the name of the logs that the server adds, got "executor-logs"', fix: 'rename the output' };
      }
    }
    for (const settings of podSettings.values()) {
      for (const container of settings.at('initContainers').items()) {
        const at = container.at('name');
        if (at.text !== undefined && CONTAINERS.has(at.text)) {
          yield { at, problem: `has the name of a container that the server adds, got ${shown(at.value)}`, fix: 'rename the container' };
        }
      }
    }
  },
};

const CONTAINERS = new Set(['main', 'init', 'wait', 'kfp-launcher']);

const END = '-driver';

function* driverNames(pipeline: PipelineDocument): Generator<Fault> {
  for (const { tasks } of pipeline.all) {
    for (const { name, field } of tasks.values()) {
      const other = name.endsWith(END) ? tasks.get(name.slice(0, -END.length)) : undefined;
      const container = other && pipeline.containerOf(other);
      const isGroup = other?.component !== undefined && isSet(other.component.field.at('dag'));
      // Loops, importers and claims are one task each, without a driver beside them.
      if (other !== undefined && other.iterator === undefined && (isGroup || container !== undefined && !CLAIM_IMAGES.has(container.at('image').text ?? ''))) {
        yield { at: field, problem: `has the name of the driver of the task ${shown(other.name)}, got ${shown(name)}`, fix: 'rename one of both' };
      }
    }
  }
}
