import { StorageContainerSpec } from '../../apis/serving.kserve.io/v1alpha1';

/** Addresses of models that the container of KServe's release can fetch. */
const PREFIXES = ['gs://', 's3://', 'hdfs://', 'hf://', 'webhdfs://'];
const PATTERNS = ['https://(.+?).blob.core.windows.net/(.+)', 'https://(.+?).file.core.windows.net/(.+)', 'https?://(.+)/(.+)'];

/** The container that fetches models before a server starts. */
export function storageContainerSpec(image: string): StorageContainerSpec {
  return {
    container: {
      name: 'storage-initializer',
      image,
      imagePullPolicy: 'IfNotPresent',
      resources: { requests: { cpu: '100m', memory: '100Mi' }, limits: { cpu: '1', memory: '1Gi' } },
    },
    supportedUriFormats: [...PREFIXES.map(prefix => ({ prefix })), ...PATTERNS.map(regex => ({ regex }))],
    supportsMultiModelDownload: true,
    workloadType: 'initContainer',
  };
}
