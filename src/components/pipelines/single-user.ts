import { Construct } from 'constructs';
import { ACCOUNTS, COMMON_LABELS, Group, SERVICES } from './group';
import { RUNNER_RULES } from './rbac';
import { ConfigMap, ServiceAccount } from '../../apis/k8s/core/v1';
import { identityAnnotations } from '../../core';
import { launcherConfig, NamespaceAccess } from '../../kit';

/** What runs of a single user need in the namespace of the programs, as each profile has it otherwise: their account, and where artifacts and metadata are. */
export class SingleUserRuns extends Construct {
  /** @param viewers whether people open TensorBoards, whose account it then makes too */
  constructor(scope: Construct, id: string, { namespace, store }: Group, viewers: boolean) {
    super(scope, id);
    const labels = COMMON_LABELS;
    const account = { namespace, name: ACCOUNTS.runner };
    const annotations = identityAnnotations(store.profiles, namespace);
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels, ...Object.keys(annotations).length > 0 && { annotations } } });
    new NamespaceAccess(this, 'Access', { name: account.name, bindingName: `${account.name}-binding`, account, labels, rules: RUNNER_RULES });
    if (viewers) {
      new ServiceAccount(this, 'TensorBoardAccount', { metadata: { namespace, name: ACCOUNTS.tensorboard, labels } });
    }
    const root = `${store.scheme}://${store.bucket}/${store.prefix ?? ''}v2/artifacts`;
    new ConfigMap(this, 'Launcher', { metadata: { name: 'kfp-launcher', namespace, labels }, data: launcherConfig(root, store) });
    const { name, port } = SERVICES.metadataGrpc;
    new ConfigMap(this, 'Metadata', {
      metadata: { name: 'metadata-grpc-configmap', namespace, labels: { ...labels, component: 'metadata-grpc-server' } },
      data: { METADATA_GRPC_SERVICE_HOST: name, METADATA_GRPC_SERVICE_PORT: String(port) },
    });
  }
}
