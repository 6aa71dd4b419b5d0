import type { Template, WorkflowSpec } from '../../apis/argoproj.io/v1alpha1';
import type { PodAccount } from '../account';

/** A template without its name. */
export type WorkflowPart = Omit<Template, 'name'>;

/** Properties of {@link workflow}. */
export interface WorkflowProps extends Omit<WorkflowSpec, 'templates' | 'entrypoint' | 'serviceAccountName' | 'workflowTemplateRef' | 'suspend' | 'shutdown' | 'workflowMetadata'> {
  /** Templates by their names, each in the API's form; names are letters, digits and `-`. */
  readonly templates: Readonly<Record<string, WorkflowPart>>;
  /** Name of the template that the workflow starts with. */
  readonly entrypoint: string;
  /** Name of the template whose pod trains: a `container`, `script` or `containerSet`. Only one pod at a time may be of it. */
  readonly trains: string;
  /** Container of that pod which trains. @default 'main' */
  readonly primaryContainerName?: string;
  /** Account of the pods, which tells the controller what they gave. @default 'default-editor' */
  readonly serviceAccount?: PodAccount;
  /** Labels of the Workflow. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the Workflow. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Properties whose names of templates the compiler knows. */
export type WorkflowOf<Parts extends Readonly<Record<string, WorkflowPart>>> = Omit<WorkflowProps, 'templates' | 'entrypoint' | 'trains'> & {
  readonly templates: Parts;
  readonly entrypoint: NoInfer<keyof Parts & string>;
  readonly trains: NoInfer<keyof Parts & string>;
};
