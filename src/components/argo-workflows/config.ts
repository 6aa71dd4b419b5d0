import { ArgoWorkflowsProps, ExecutorOptions } from './props';
import { yaml } from '../../core';
import { argoRepository, restrictedAs } from '../../kit';

/** User of the containers that the controller adds. */
const EXECUTOR_USER = 65532;

/** Data of the ConfigMap that the controller reads at its start and whenever it changes: each key is a part of one YAML document. */
export function controllerConfig(props: ArgoWorkflowsProps): Record<string, string> {
  const { artifacts, archiveLogs = true, executor = {}, workflowDefaults, parallelism, namespaceParallelism } = props;
  return {
    ...artifacts && { artifactRepository: yaml({ archiveLogs, ...argoRepository(artifacts, artifacts.scheme === 'gs' ? undefined : artifacts.region) }) },
    executor: yaml(executorContainer(executor)),
    ...workflowDefaults && { workflowDefaults: yaml(workflowDefaults) },
    ...parallelism !== undefined && { parallelism: String(parallelism) },
    ...namespaceParallelism !== undefined && { namespaceParallelism: String(namespaceParallelism) },
  };
}

function executorContainer({ imagePullPolicy = 'IfNotPresent', securityContext = restrictedAs(EXECUTOR_USER), resources }: ExecutorOptions) {
  return { imagePullPolicy, securityContext, ...resources && { resources } };
}
