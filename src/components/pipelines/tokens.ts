import { TOKEN_AUDIENCE } from './group';
import { Volume, VolumeMount } from '../../apis/k8s/core/v1';

/** The token by which a program calls the API server, renewed each hour: volume and mount. */
export function apiToken(file: string): { readonly volume: Volume; readonly mount: VolumeMount } {
  return {
    volume: { name: file, projected: { sources: [{ serviceAccountToken: { audience: TOKEN_AUDIENCE, expirationSeconds: 3600, path: file } }] } },
    mount: { name: file, mountPath: '/var/run/secrets/kubeflow/tokens' },
  };
}
