/** Labels of all objects, and of the pods, which are selected by them: immutable in a cluster. */
export const ARGO_LABELS = { 'application-crd-id': 'kubeflow-pipelines' };
