import { KServeProps, ServingAmounts } from './props';
import { StorageContainerSpec } from '../../apis/serving.kserve.io/v1alpha1';
import { amountText } from '../../core/amounts';

/** Amounts of a small container that serves no model itself. */
export const SMALL = { requests: { cpu: '100m', memory: '100Mi' }, limits: { cpu: '1', memory: '1Gi' } } as const;

/** Requests and limits of the containers that fetch models: all four amounts, since KServe's webhook refuses every pod of a model where one is missing. */
export function storageResources({ storageInitializerResources: { requests, limits } = {} }: KServeProps): Readonly<Record<'requests' | 'limits', Required<ServingAmounts>>> {
  return { requests: { ...SMALL.requests, ...requests }, limits: { ...SMALL.limits, ...limits } };
}

/** Addresses of models that the container of KServe's release can fetch. */
const PREFIXES = ['gs://', 's3://', 'hdfs://', 'hf://', 'webhdfs://'];
const PATTERNS = ['https://(.+?).blob.core.windows.net/(.+)', 'https://(.+?).file.core.windows.net/(.+)', 'https?://(.+)/(.+)'];

/** The container that fetches models before a server starts. What it says goes before the settings in the ConfigMap. */
export function storageContainerSpec(image: string, props: KServeProps): StorageContainerSpec {
  const { requests, limits } = storageResources(props);
  const { storageInitializerSecurityContext: securityContext } = props;
  return {
    container: {
      name: 'storage-initializer',
      image,
      imagePullPolicy: 'IfNotPresent',
      resources: { requests: texts(requests), limits: texts(limits) },
      ...securityContext && { securityContext },
    },
    supportedUriFormats: [...PREFIXES.map(prefix => ({ prefix })), ...PATTERNS.map(regex => ({ regex }))],
    supportsMultiModelDownload: true,
    workloadType: 'initContainer',
  };
}

function texts({ cpu, memory }: Required<ServingAmounts>): Readonly<Record<string, string>> {
  return { cpu: amountText(cpu), memory: amountText(memory) };
}
