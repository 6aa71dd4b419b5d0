import { IConstruct } from 'constructs';
import { ALL_RULES } from './rules';
import { collect, examine, Finding, Rule, Waiver } from '../core';

/** Options of {@link findings}. */
export interface FindingsOptions {
  /** Rules beside those of the toolkit. @default [] */
  readonly rules?: readonly Rule[];
  /** Findings that are accepted, each with its reason. @default [] */
  readonly waivers?: readonly Waiver[];
}

/**
 * What the rules find in all objects below a construct: for apps whose `App` is that of cdk8s, which runs no rules.
 *
 * @param scope usually the app
 */
export function findings(scope: IConstruct, options: FindingsOptions = {}): Finding[] {
  return examine(collect(scope), [...ALL_RULES, ...options.rules ?? []], options.waivers);
}
