import type { CompiledPipeline } from '../../ir/types';
import { PipelineDocument } from '../document';
import { Fault, PipelineRule } from '../finding';
import { jsonBytes, strings } from '../walk';

const KIB = 1024;
const MIB = 1024 * KIB;

/** What an object of the API may have with room for what the server writes into it, since etcd refuses more than about 1.5 MiB. */
const MOST = MIB;
/** What an annotation may hold, in which `kubectl apply` keeps a copy of the object. */
const MOST_COPIED = 256 * KIB;
/** What Linux takes as one argument of a program, with the byte that ends it. */
const MOST_ARGUMENT = 128 * KIB;

/** `Size/Pipeline`: the documents fit into an object of the API. */
export const sizePipeline: PipelineRule = {
  id: 'Size/Pipeline',
  severity: 'error',
  why: 'The cluster keeps a pipeline, and each of its runs, as one object, and refuses one above about 1.5 MiB.',
  check: function* ({ spec, compiled }) {
    const bytes = bytesOf(compiled);
    if (bytes > MOST) {
      yield { at: spec, problem: `must be at most ${MOST} bytes of JSON, got more`, fix: 'put long programs into an image, and data into files' };
    }
  },
};

/** `Size/Copy`: the documents can be applied by every tool. */
export const sizeCopy: PipelineRule = {
  id: 'Size/Copy',
  severity: 'warning',
  why: 'An object above 256 KiB can be applied by server-side apply alone, since annotations hold no more.',
  check: function* ({ spec, compiled }) {
    const bytes = bytesOf(compiled);
    if (bytes > MOST_COPIED && bytes <= MOST) {
      yield { at: spec, problem: `is larger than ${MOST_COPIED} bytes of JSON, got ${bytes}`, fix: 'apply it by server-side apply, or put long programs into an image' };
    }
  },
};

/** `Size/Argument`: no argument of a container is too long for Linux. */
export const sizeArgument: PipelineRule = {
  id: 'Size/Argument',
  severity: 'error',
  why: 'Linux starts no program with an argument of 128 KiB or more.',
  check: longArguments,
};

/** Bytes that a constant may have if nothing else is said. */
export const MOST_CONSTANT = 64 * KIB;

/** `Size/Constant`: constants are small. */
export const sizeConstant = (most: number): PipelineRule => ({
  id: 'Size/Constant',
  severity: 'warning',
  why: 'A constant is copied into each run, its database and the arguments of its pods: data of that size belongs into files.',
  check: function* ({ tasks }) {
    for (const { inputs } of tasks) {
      for (const input of inputs.parameters.values()) {
        const at = input.at('runtimeValue', 'constant');
        const bytes = at.exists ? jsonBytes(at.value, MIB) : 0;
        if (bytes > most) {
          yield { at, problem: `should be at most ${most} bytes, got ${bytes > MIB ? `more than ${MIB}` : bytes}`, fix: 'pass it as a file, or let a component read it' };
        }
      }
    }
  },
});

function bytesOf({ spec, platform }: CompiledPipeline): number {
  return jsonBytes([spec, platform], MOST);
}

function* longArguments({ executors }: PipelineDocument): Generator<Fault> {
  for (const executor of executors.values()) {
    for (const list of ['command', 'args']) {
      for (const at of strings(executor.at('container', list))) {
        const bytes = Buffer.byteLength(at.text ?? '') + 1;
        if (bytes > MOST_ARGUMENT) {
          yield { at, problem: `must be shorter than ${MOST_ARGUMENT} bytes, got ${bytes - 1}`, fix: 'put the program into an image' };
        }
      }
    }
  }
}
