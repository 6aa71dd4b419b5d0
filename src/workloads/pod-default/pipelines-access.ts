import type { PodDefaultProps } from './pod-default';

/** Name of the PodDefault, and of the label by which pods select it. */
export const PIPELINES_ACCESS_NAME = 'access-ml-pipeline';

const FOLDER = '/var/run/secrets/kubeflow/pipelines';
const VOLUME = 'volume-kf-pipeline-token';

/**
 * What a pod needs so that `kfp.Client()` works without arguments: a token of its ServiceAccount that the API server of pipelines
 * takes, where the client looks for it.
 * Source: kfp/client/auth.py and set_volume_credentials.py of the Python SDK, which read the path from this variable.
 */
export const PIPELINES_ACCESS: Readonly<Record<string, Omit<PodDefaultProps, 'name' | 'namespace'>>> = {
  [PIPELINES_ACCESS_NAME]: {
    description: 'Allow access to Kubeflow Pipelines',
    env: { KF_PIPELINES_SA_TOKEN_PATH: `${FOLDER}/token` },
    volumes: [{
      name: VOLUME,
      projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 7200, audience: 'pipelines.kubeflow.org' } }] },
    }],
    volumeMounts: [{ name: VOLUME, mountPath: FOLDER, readOnly: true }],
  },
};
