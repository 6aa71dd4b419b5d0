import { RayCluster } from './found';
import { Field, isRecord, Violation } from '../../core';
import { wrong } from '../fault';

/** Options of `ray start` that are whole numbers. Source: Ray, python/ray/scripts/scripts.py. */
const WHOLE = new Set([
  'num-cpus', 'num-gpus', 'memory', 'object-store-memory', 'port', 'dashboard-port', 'dashboard-agent-listen-port', 'dashboard-agent-grpc-port', 'metrics-export-port',
  'node-manager-port', 'object-manager-port', 'ray-client-server-port', 'min-worker-port', 'max-worker-port', 'runtime-env-agent-port',
]);

/** Options that Ray cannot read; the shell expands them first, so that what has a `$` in it is left to it. */
export function* wrongParameters({ at, spec }: RayCluster): Generator<Violation> {
  // Who writes the command of the containers may leave the options out of it.
  if (at.at('metadata', 'annotations', 'ray.io/overwrite-container-cmd').text?.toLowerCase() === 'true') {
    return;
  }
  for (const group of [spec.at('headGroupSpec'), ...spec.at('workerGroupSpecs').items()]) {
    for (const [name, value] of group.at('rayStartParams').entries()) {
      const text = value.text?.trim().replace(/^(["'])(.*)\1$/, '$2');
      if (text === undefined || text.includes('$')) {
        continue;
      }
      if (WHOLE.has(name) && !/^\+?\d+$/.test(text)) {
        yield wrong(at, value, 'must be a whole number', 'write it without a unit');
      } else if (name === 'resources' && !isAmounts(value)) {
        yield wrong(at, value, 'must be resources of one\'s own with their amounts, as JSON in single quotes', 'write it as in \'{"big-disk": 1}\' with the quotes');
      }
    }
  }
}

/** Whether it is an object of numbers; quotes around it, and those inside that are escaped for the shell, are no matter. */
function isAmounts({ text = '' }: Field): boolean {
  const bare = text.replace(/^['"` ]+|['"` ]+$/g, '').replaceAll('\\"', '"');
  return isJsonAmounts(bare);
}

/** Whether a text is JSON with an object of numbers. */
export function isJsonAmounts(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && Object.values(value).every(amount => typeof amount === 'number');
  } catch {
    return false;
  }
}
