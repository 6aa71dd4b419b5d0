import { Construct } from 'constructs';
import { SigsController, SigsProgram } from './sigs-controller';
import { addWebhookConfigurations, strictWebhook, Webhooks } from './webhooks';
import { CrdDefinition } from '../apis/crd';
import { RuleWithOperations } from '../apis/k8s/admissionregistration/v1';

type Operations = RuleWithOperations['operations'];

/** What differs between the webhooks of such controllers: they fill in and check sets, and the pods of these. */
export interface SigsWebhooks {
  /** Label that the controller gives to all pods of a set; others are none of its business. */
  readonly podLabel: string;
  /** When a set is filled in. It is checked when it is made and when it changes. */
  readonly fillsSets: Operations;
  /** When a pod is checked. It is filled in when it is made. */
  readonly checksPods: Operations;
}

/** Adds the webhooks of a controller of the Kubernetes project: 1 MutatingWebhookConfiguration, 1 ValidatingWebhookConfiguration. */
export function addSigsWebhooks(scope: Construct, { name, labels, definition }: SigsProgram, controller: SigsController, differing: SigsWebhooks): void {
  addWebhookConfigurations(scope, {
    names: { mutating: `${name}-mutating-webhook-configuration`, validating: `${name}-validating-webhook-configuration` },
    labels,
    certificate: controller.certificate,
    webhooks: webhooks(definition, controller.webhookService, differing),
  });
}

function webhooks({ group, kind, plural, versions }: CrdDefinition, service: SigsController['webhookService'], { podLabel, fillsSets, checksPods }: SigsWebhooks): Webhooks {
  const [{ name: version }] = versions;
  const set = kind.toLowerCase();
  const ofSets = (verb: 'mutate' | 'validate', operations: Operations) => strictWebhook({
    name: `${verb[0]}${set}.kb.io`, service, path: `/${verb}-${group.replaceAll('.', '-')}-${version}-${set}`, resource: [group, version, plural], operations,
  });
  const ofPods = (verb: 'mutate' | 'validate', operations: Operations) => strictWebhook({
    name: `${verb[0]}pod.kb.io`, service, path: `/${verb}--v1-pod`, resource: ['', 'v1', 'pods'], operations, label: podLabel,
  });
  return {
    mutating: [ofSets('mutate', fillsSets), ofPods('mutate', ['CREATE'])],
    validating: [ofSets('validate', ['CREATE', 'UPDATE']), ofPods('validate', checksPods)],
  };
}
