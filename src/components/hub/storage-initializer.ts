import { StorageInitializerOptions } from './props';
import { Manifest } from '../../apis/meta';
import { ClusterStorageContainerResource } from '../../apis/serving.kserve.io/v1alpha1';
import { serviceHost } from '../../core';

/** Domain below which the program looks for registries of other namespaces by itself. */
const USUAL_DOMAIN = 'cluster.local';

const RESOURCES = { requests: { cpu: '100m', memory: '100Mi' }, limits: { memory: '1Gi' } };

/** KServe's container for addresses of models in registries: it asks the registry where the files are, and fetches them from there. */
export function storageContainer(
  image: string, { registry, securityContext, resources = RESOURCES }: StorageInitializerOptions, clusterDomain: string,
): Manifest<ClusterStorageContainerResource> {
  return {
    metadata: { name: 'model-registry-storage-initializer' },
    spec: {
      container: {
        name: 'storage-initializer',
        image,
        env: [
          { name: 'MODEL_REGISTRY_BASE_URL', value: `${serviceHost(registry, clusterDomain)}:${registry.port}` },
          ...clusterDomain !== USUAL_DOMAIN ? [{ name: 'MODEL_REGISTRY_CLUSTER_DOMAIN', value: `svc.${clusterDomain}` }] : [],
        ],
        resources,
        ...securityContext && { securityContext },
      },
      supportedUriFormats: [{ prefix: 'model-registry://' }],
    },
  };
}
