/** Name of the account that sets up Trainer's data cache in a namespace, and of the ClusterRole with what that takes. */
export const DATA_CACHE_ACCOUNT = 'kubeflow-trainer-cache-initializer';
