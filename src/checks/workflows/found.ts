import { Field, Located } from '../../core';
import { Fault } from '../fault';

/** What a finding is about: each has a rule of its own. */
export type Subject = 'form' | 'variable' | 'value' | 'reference';

/** What is wrong with a workflow, with what it is about. */
export interface Found extends Fault {
  readonly subject: Subject;
}

/** Where templates stand that are called by name. */
export interface Base {
  readonly at: Located;
  /** Spec of the workflow. */
  readonly spec: Field;
  /** A short name, different for each. */
  readonly id: string;
}

/** Templates of a base. */
export function templatesOf({ spec }: Base): Field[] {
  return spec.at('templates').items();
}

/** Values that a template gets: `any` where it does not matter which. */
export type Given = Field | 'any';
