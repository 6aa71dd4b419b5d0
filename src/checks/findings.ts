import { IConstruct } from 'constructs';
import { ALL_RULES } from './rules';
import { Finding, Rule, Synthesis, Waiver } from '../core';

/** Options of {@link findings}. */
export interface FindingsOptions {
  /** Rules beside those of the toolkit. @default [] */
  readonly rules?: readonly Rule[];
  /** Findings that are accepted, each with its reason. @default [] */
  readonly waivers?: readonly Waiver[];
}

/**
 * What constructs say of themselves and what the rules find in all objects below a construct, as `KubeflowApp` does: for
 * apps whose `App` is that of cdk8s, which runs no rules.
 *
 * @param scope usually the app
 */
export function findings(scope: IConstruct, { rules = [], waivers = [] }: FindingsOptions = {}): readonly Finding[] {
  return new Synthesis(scope, { rules: [...ALL_RULES, ...rules], waivers, annotators: [], reports: [], preparations: [] }).examination.findings;
}
