/** Labels of the namespaces of profiles, by which programs of the platform know them. */

/** The label by which namespaces of profiles are known, among others to the webhook of PodDefaults. */
export const PROFILE_NAMESPACE_LABEL = { 'app.kubernetes.io/part-of': 'kubeflow-profile' } as const;

/** Labels that switch on Katib's metrics collectors, pipelines and KServe in the namespace of a profile. */
export const DEFAULT_NAMESPACE_LABELS: Readonly<Record<string, string>> = {
  'katib.kubeflow.org/metrics-collector-injection': 'enabled',
  'pipelines.kubeflow.org/enabled': 'true',
  'serving.kubeflow.org/inferenceservice': 'enabled',
};
