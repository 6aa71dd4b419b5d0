import { Construct } from 'constructs';
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { ServiceAccountRef } from '../../core';
import { ASK_ACCESS, ClusterAccess, READ, rule } from '../../kit';

/** What the user interface looks for in all namespaces, by the name of the role. */
const RIGHTS: Readonly<Record<string, readonly PolicyRule[]>> = {
  'model-registry-create-sars': [ASK_ACCESS],
  'model-registry-retrieve-clusterrolebindings': [rule('rbac.authorization.k8s.io', READ, 'clusterrolebindings')],
  'model-registry-ui-services-reader': [rule('', READ, 'services')],
};

/** Rights of the user interface of registries, which the platform grants: teams apply nothing of the whole cluster. */
export class RegistryUiAccess extends Construct {
  constructor(scope: Construct, id: string, account: ServiceAccountRef) {
    super(scope, id);
    for (const [name, rules] of Object.entries(RIGHTS)) {
      new ClusterAccess(this, name, { name, bindingName: `${name}-binding`, rules, account });
    }
  }
}
