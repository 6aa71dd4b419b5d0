/** Values in the document for Kubernetes, which may be known only while the pipeline runs. */
import { ConfigError, shown } from '../../core/errors';
import { isLabelKey, isLabelValue } from '../../core/names';
import { TaskNode } from '../graph/nodes';
import type { InputArtifact, InputParameter } from '../ir/types';
import { Parameter } from '../references';
import type { DynamicText } from '../task-options';
import { Wiring } from './wiring';

/** A task whose settings are being written. */
export interface Settled {
  readonly task: TaskNode;
  /** Its inputs; settings that are known only while the pipeline runs add to them. */
  readonly inputs: Record<string, InputParameter & InputArtifact>;
  readonly wiring: Wiring;
}

/**
 * A name in the document for Kubernetes: where it comes from, and once more as text for servers before 2.5.
 *
 * @throws ConfigError `TaskSetting`
 */
export function named<K extends string>(
  at: Settled, place: string, name: DynamicText, twin: K,
): { readonly [P in `${K}Parameter`]: InputParameter } & { readonly [P in K]?: string } {
  checkText(at, place, name);
  const from = dynamic(at, name);
  const constant = from.runtimeValue?.constant;
  return { [`${twin}Parameter`]: from, ...typeof constant === 'string' && { [twin]: constant } } as never;
}

/** A text that is one: not empty, and of the run only such parameters. */
export function checkText({ task }: Settled, place: string, given: unknown): void {
  if (given === '' || given instanceof Parameter && given.typeKnown && given.type !== 'STRING') {
    throw new ConfigError('TaskSetting', `${place} of the task ${task.name} must be a text, got ${given === '' ? '""' : `a ${(given as Parameter).type}`}; ` +
      'pass a name, or a parameter that holds one');
  }
}

/**
 * Labels or annotations that Kubernetes takes.
 *
 * @throws ConfigError `TaskSetting`
 */
export function checkKeys({ task }: Settled, place: string, given: Readonly<Record<string, string>> = {}, areLabels: boolean): void {
  const wrong = Object.entries(given).find(([key, value]) => !isLabelKey(key) || areLabels && !isLabelValue(value));
  if (wrong !== undefined) {
    const what = areLabels ? 'keys and values of labels' : 'keys of annotations';
    throw new ConfigError('TaskSetting', `${place} of the task ${task.name} must be ${what}: up to 63 letters, digits, "-", "_" and ".", ` +
      `got ${shown(wrong[0])}${areLabels ? ` with ${shown(wrong[1])}` : ''}; ` +
      'rename it, a domain before the key ends in "/"');
  }
}

/** Where a text in the document for Kubernetes comes from. */
export function dynamic(at: Settled, value: DynamicText | Parameter<'STRUCT'> | Parameter<'LIST'>): InputParameter {
  if (value instanceof Parameter) {
    return at.wiring.source(value, at.task);
  }
  return { runtimeValue: { constant: value } };
}
