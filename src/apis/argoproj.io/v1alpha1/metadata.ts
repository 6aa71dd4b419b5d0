/**
 * argoproj.io/v1alpha1: names in workflows, labels and annotations of what they make.
 *
 * Source: Argo Workflows, pkg/apis/workflow/v1alpha1; release in pins/.
 */

/** Labels and annotations of pods. */
export interface PodMetadata {
  /** Annotations of the pods. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Labels of the pods. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Metadata of a workflow that is made for somebody. */
export interface SubmittedMetadata extends PodMetadata {
  /** Finalizers of the workflow. */
  readonly finalizers?: readonly string[];
  /** First part of its name; the server adds the rest. */
  readonly generateName?: string;
  /** Its name. */
  readonly name?: string;
  /** Its namespace; mostly ignored, since it is that of who asks for it. */
  readonly namespace?: string;
}

/**
 * Name of a template, step, task or container.
 * @pattern ^[a-zA-Z0-9][-a-zA-Z0-9]*$
 * @maxLength 128
 * @form a name of at most 128 letters, digits and "-", with a letter or digit first
 */
export type FieldName = string;
