/**
 * Documents with verdicts of real admission webhooks of which `check` says something else than they ask for, each with its reason.
 * They are named by their ids in the index of the verdicts.
 */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  'WorkflowTemplate-342b8457ecb43ecb': 'a mount without mountPath is found, since no pod can be made of the template; the linter of Argo does not look into containers',
  'ClusterIssuer-07a83b4327b7bb49': 'the Secret of its authority is in the namespace of cert-manager, of which a folder of teams says nothing; --complete asks for Secrets',
  'ClusterQueue-ce2fa797e42b91a7': 'admission checks are made by who runs the cluster, and no facts list them',
  'Gateway-4d7548d269654443': 'the pods that a gateway selects may be of another installation, and no facts list the labels of gateways',
  'LLMInferenceService-26a61a8310f9bad7': 'it is right: the presets that it lacks are installed with the platform, and were not there where the verdict was made',
  'LLMInferenceService-2a1f2efd90aa5696': 'it is right: the presets that it lacks are installed with the platform, and were not there where the verdict was made',
};
