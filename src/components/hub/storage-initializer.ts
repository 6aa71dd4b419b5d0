import { StorageInitializerOptions } from './props';
import { Manifest } from '../../apis/meta';
import { ClusterStorageContainerResource } from '../../apis/serving.kserve.io/v1alpha1';
import { serviceHost } from '../../core';

/** Domain below which the program looks for registries of other namespaces by itself. */
const USUAL_DOMAIN = 'cluster.local';

const RESOURCES = { requests: { cpu: '100m', memory: '100Mi' }, limits: { memory: '1Gi' } };

/**
 * KServe's container for addresses of models in registries: it asks the registry where the files are, and fetches them from there.
 *
 * Its settings stand before its program, and not in `env`: KServe reads the container that it merges with this one into the one that was there before, where
 * variables that change their places keep what they had, and a pod with keys of a store has variables with a value and a `valueFrom`, which the API server
 * refuses. Source: KServe 0.18.0, pkg/webhook/admission/pod/storage_initializer_injector.go, mergeContainerSpecs; the program's place: cmd/csi/Dockerfile.csi.
 */
export function storageContainer(
  image: string, { registry, securityContext, resources = RESOURCES }: StorageInitializerOptions, clusterDomain: string,
): Manifest<ClusterStorageContainerResource> {
  return {
    metadata: { name: 'model-registry-storage-initializer' },
    spec: {
      container: {
        name: 'storage-initializer',
        image,
        command: [
          '/usr/bin/env',
          `MODEL_REGISTRY_BASE_URL=${serviceHost(registry, clusterDomain)}:${registry.port}`,
          ...clusterDomain !== USUAL_DOMAIN ? [`MODEL_REGISTRY_CLUSTER_DOMAIN=svc.${clusterDomain}`] : [],
          '/mr-storage-initializer',
        ],
        resources,
        ...securityContext && { securityContext },
      },
      supportedUriFormats: [{ prefix: 'model-registry://' }],
    },
  };
}
