import { ArgoWorkflowsProps, ExecutorOptions } from './props';
import { ObjectStoreRef, profilePrefix, storeKeys, yaml } from '../../core';
import { restrictedAs } from '../../kit';

/** User of the containers that the controller adds. */
const EXECUTOR_USER = 65532;

const DATE = ['Y', 'm', 'd'].map(part => `{{workflow.creationTimestamp.${part}}}`).join('/');

/** Data of the ConfigMap that the controller reads at its start and whenever it changes: each key is a part of one YAML document. */
export function controllerConfig(props: ArgoWorkflowsProps): Record<string, string> {
  const { artifacts, archiveLogs = true, executor = {}, workflowDefaults, parallelism, namespaceParallelism } = props;
  return {
    ...artifacts && { artifactRepository: yaml({ archiveLogs, ...repository(artifacts) }) },
    executor: yaml(executorContainer(executor)),
    ...workflowDefaults && { workflowDefaults: yaml(workflowDefaults) },
    ...parallelism !== undefined && { parallelism: String(parallelism) },
    ...namespaceParallelism !== undefined && { namespaceParallelism: String(namespaceParallelism) },
  };
}

/** The store as a repository of artifacts. Names of Secrets are looked up in the namespace of each workflow. */
function repository(store: ObjectStoreRef) {
  const keyFormat = `${profilePrefix(store, '{{workflow.namespace}}')}{{workflow.name}}/${DATE}/{{pod.name}}`;
  const { bucket } = store;
  if (store.scheme === 'gs') {
    return { gcs: { bucket, keyFormat } };
  }
  const { region, profiles, tls } = store;
  return { s3: { endpoint: endpoint(store), bucket, ...region !== undefined && { region }, keyFormat, insecure: !tls, ...credentials(profiles) } };
}

/** Without the usual port: the client tells AWS by its host alone. */
function endpoint({ host, port, tls }: ObjectStoreRef): string {
  return port === (tls ? 443 : 80) ? host : `${host}:${port}`;
}

function credentials(access: ObjectStoreRef['profiles']) {
  if (access.kind !== 'secret' && access.kind !== 'minted') {
    return { useSDKCreds: true };
  }
  // Minted keys lie where keys lie that nobody said otherwise of.
  const { name, accessKey, secretKey } = storeKeys(access.kind === 'secret' ? access : { kind: 'secret' });
  return { accessKeySecret: { name, key: accessKey }, secretKeySecret: { name, key: secretKey } };
}

function executorContainer({ imagePullPolicy = 'IfNotPresent', securityContext = restrictedAs(EXECUTOR_USER), resources }: ExecutorOptions) {
  return { imagePullPolicy, securityContext, ...resources && { resources } };
}
