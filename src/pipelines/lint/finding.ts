import { Field } from '../../core/field';
import { PipelineDocument } from './document';

/** A fault of a compiled pipeline. */
export interface PipelineFinding {
  /** Id of the rule that found it: `<Subject>/<What>`. */
  readonly rule: string;
  /** `error`: a run is refused, fails, or does something else than is written. `warning`: it runs, and a reader should look. */
  readonly severity: 'error' | 'warning';
  /** Place in the document, for example `root.dag.tasks.train.inputs.parameters.x`; of the second document it starts with `platforms`; empty for the whole. */
  readonly path: string;
  /** What is wrong, with the value: lower case, no full stop. */
  readonly problem: string;
  /** What to do about it. */
  readonly fix: string;
}

/** What a rule found at one place. */
export interface Fault {
  readonly at: Field;
  /** What is wrong, with the value: lower case, no full stop. */
  readonly problem: string;
  /** What to do about it. */
  readonly fix: string;
}

/** A check of a compiled pipeline. Pure, and it bears any content. */
export interface PipelineRule {
  /** Stable id: `<Subject>/<What>`. */
  readonly id: string;
  readonly severity: PipelineFinding['severity'];
  /** One sentence: what goes wrong when this is broken. */
  readonly why: string;
  check(pipeline: PipelineDocument): Iterable<Fault>;
}

/** What the rules find, in their order. */
export function examine(pipeline: PipelineDocument, rules: readonly PipelineRule[]): PipelineFinding[] {
  return rules.flatMap(({ id, severity, check }) =>
    [...check(pipeline)].map(({ at, problem, fix }) => ({ rule: id, severity, path: at.path, problem, fix })));
}
