/**
 * argoproj.io/v1alpha1: steps and graphs of tasks, which use templates.
 *
 * Source: Argo Workflows, pkg/apis/workflow/v1alpha1, workflow/validate and workflow/common; release in pins/.
 */
import { Arguments, StepArguments } from './parameter';
import { Count } from './strategy';
import { InlineTemplate } from './template';
import { AnyValue } from '../../meta';

/**
 * Name of a template, step, task or container.
 * @pattern ^[a-zA-Z0-9][-a-zA-Z0-9]*$
 * @maxLength 128
 * @form a name of at most 128 letters, digits and "-", with a letter or digit first
 */
export type FieldName = string;

/** A template of a WorkflowTemplate. */
export interface TemplateRef {
  /**
   * Name of the WorkflowTemplate.
   * @minLength 1
   */
  readonly name: string;
  /**
   * Name of the template in it.
   * @minLength 1
   */
  readonly template: string;
  /** Whether it is a ClusterWorkflowTemplate. */
  readonly clusterScope?: boolean;
}

/** What steps and tasks have in common. */
interface TemplateUse {
  /** Template of the workflow. */
  readonly template?: string;
  /** Template of a WorkflowTemplate. */
  readonly templateRef?: TemplateRef;
  /** Template that stands here. */
  readonly inline?: InlineTemplate;
  /** What the template gets. */
  readonly arguments?: StepArguments;
  /** Once for each entry, which `{{item}}` stands for. */
  readonly withItems?: readonly AnyValue[];
  /** Once for each entry of a list in JSON, mostly another step's output. */
  readonly withParam?: string;
  /** Once for each number. */
  readonly withSequence?: Sequence;
  /** Condition under which it runs. */
  readonly when?: string;
  /** Ends without success after which the rest goes on. */
  readonly continueOn?: ContinueOn;
  /** Template that runs when it has ended; old form of the hook `exit`. */
  readonly onExit?: string;
  /** Templates that run besides, by the name of the hook; all but `exit` have an expression. */
  readonly hooks?: Readonly<Record<string, LifecycleHook>>;
}

/**
 * A step.
 * @oneOf withItems withParam withSequence
 * @schema {"allOf":[{"oneOf":[{"required":["template"]},{"required":["templateRef"]},{"required":["inline"]}],"x-form":"a step with exactly one of inline, template, templateRef"}]}
 * @form a step with at most one of withItems, withParam, withSequence
 */
export interface WorkflowStep extends TemplateUse {
  /** Name, unique in the template. */
  readonly name: FieldName;
}

/** Steps one after another; those of one inner list run together. */
export type Steps = readonly (readonly WorkflowStep[])[];

/** Tasks that run as soon as those that they depend on have ended. */
export interface DAGTemplate {
  /** Tasks that the end of the graph depends on, with blanks between the names; all if left out. */
  readonly target?: string;
  /**
   * The tasks; either all say `depends` or all say `dependencies`.
   * @minItems 1
   * @listType map
   * @listMapKeys name
   */
  readonly tasks: readonly DAGTask[];
  /** Whether a failed task keeps others from starting; true if left out. */
  readonly failFast?: boolean;
}

/**
 * A task of a graph.
 * @oneOf withItems withParam withSequence
 * @schema {"allOf":[
 * {"oneOf":[{"required":["template"]},{"required":["templateRef"]},{"required":["inline"]}],"x-form":"a task with exactly one of inline, template, templateRef"},
 * {"not":{"allOf":[{"required":["depends"]},{"anyOf":[{"required":["dependencies"]},{"required":["continueOn"]}]}]},"x-form":"a task with dependencies or continueOn beside depends"}]}
 * @form a task with at most one of withItems, withParam, withSequence
 */
export interface DAGTask extends TemplateUse {
  /** Name, unique in the graph. */
  readonly name: FieldName;
  /** Tasks that have to end before. */
  readonly dependencies?: readonly string[];
  /**
   * Tasks that have to end before, and how: `A && (B.Failed || C.Skipped)`.
   * @pattern ^[\s(!]*[a-zA-Z0-9][-a-zA-Z0-9]*(\.[A-Z][a-zA-Z]+)?[\s)]*((&&|\|\|)[\s(!]*[a-zA-Z0-9][-a-zA-Z0-9]*(\.[A-Z][a-zA-Z]+)?[\s)]*)*$
   * @form tasks joined by "&&", "||" and "!", such as "A && (B.Failed || C.Skipped)"
   */
  readonly depends?: string;
}

/**
 * Numbers to repeat a step for.
 * @oneOf count end
 * @form a sequence with count or end
 */
export interface Sequence {
  /** How many there are. */
  readonly count?: Count;
  /** The first one, 0 if left out. */
  readonly start?: Count;
  /** The last one. */
  readonly end?: Count;
  /** Form of the text, as in `printf`: `host-%02d`. */
  readonly format?: string;
}

/** Ends without success after which the rest goes on. */
export interface ContinueOn {
  /** Faults of the cluster, such as a deleted pod. */
  readonly error?: boolean;
  /** Failures of the program. */
  readonly failed?: boolean;
}

/**
 * A template that runs besides.
 * @schema {"oneOf":[{"required":["template"]},{"required":["templateRef"]}]}
 * @form a hook with either template or templateRef
 */
export interface LifecycleHook {
  /** Template of the workflow. */
  readonly template?: string;
  /** Template of a WorkflowTemplate. */
  readonly templateRef?: TemplateRef;
  /** What the template gets. */
  readonly arguments?: Arguments;
  /** Condition under which it runs. */
  readonly expression?: string;
}
