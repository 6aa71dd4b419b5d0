import { INJECT_LABEL, REVISION, REVISION_LABEL } from './labels';
import { MutatingWebhook, ServiceReference, ValidatingWebhook } from '../../apis/k8s/admissionregistration/v1';
import { LabelSelectorRequirement } from '../../apis/k8s/meta/v1';

/** Label of namespaces whose pods all get a proxy. */
const NAMESPACE_LABEL = 'istio-injection';

/** Which pods one webhook of the injector takes. */
interface Choice {
  readonly name: string;
  readonly namespaces: readonly LabelSelectorRequirement[];
  readonly pods: readonly LabelSelectorRequirement[];
}

/**
 * A pod is taken by one webhook at most: the namespace decides, by revision or by its own label, unless the pod refuses;
 * where the namespace says nothing the pod decides.
 */
const CHOICES: readonly Choice[] = [
  { name: 'rev.namespace', namespaces: [has(REVISION_LABEL, REVISION), lacks(NAMESPACE_LABEL)], pods: [isNot(INJECT_LABEL, 'false')] },
  {
    name: 'rev.object',
    namespaces: [lacks(REVISION_LABEL), lacks(NAMESPACE_LABEL)],
    pods: [isNot(INJECT_LABEL, 'false'), has(REVISION_LABEL, REVISION)],
  },
  { name: 'namespace', namespaces: [has(NAMESPACE_LABEL, 'enabled')], pods: [isNot(INJECT_LABEL, 'false')] },
  { name: 'object', namespaces: [lacks(NAMESPACE_LABEL), lacks(REVISION_LABEL)], pods: [has(INJECT_LABEL, 'true'), lacks(REVISION_LABEL)] },
];

/** Webhooks that put the proxy into pods; the control plane adds its certificate. */
export function injectorWebhooks(istiod: ServiceReference): readonly MutatingWebhook[] {
  return CHOICES.map(choice => ({
    name: `${choice.name}.sidecar-injector.istio.io`,
    clientConfig: { service: { ...istiod, path: '/inject', port: 443 } },
    rules: [{ apiGroups: [''], apiVersions: ['v1'], resources: ['pods'], operations: ['CREATE'] }],
    namespaceSelector: { matchExpressions: choice.namespaces },
    objectSelector: { matchExpressions: choice.pods },
    failurePolicy: 'Fail',
    reinvocationPolicy: 'Never',
    sideEffects: 'None',
    admissionReviewVersions: ['v1'],
  }));
}

/**
 * Webhook that refuses wrong configuration of the mesh.
 *
 * It refuses from the start, as the control plane itself would make it do once it is ready; a manifest that said
 * otherwise would be changed back and forth without end. It looks at all objects, whatever revision they name: the only control
 * plane takes all of them, and a policy that it cannot read and skips in silence is an open door.
 */
export function validatorWebhooks(istiod: ServiceReference): readonly ValidatingWebhook[] {
  return [{
    name: 'rev.validation.istio.io',
    clientConfig: { service: { ...istiod, path: '/validate' } },
    rules: [{
      apiGroups: ['security.istio.io', 'networking.istio.io', 'telemetry.istio.io', 'extensions.istio.io'],
      apiVersions: ['*'],
      resources: ['*'],
      operations: ['CREATE', 'UPDATE'],
    }],
    failurePolicy: 'Fail',
    sideEffects: 'None',
    admissionReviewVersions: ['v1'],
  }];
}

function has(key: string, value: string): LabelSelectorRequirement {
  return { key, operator: 'In', values: [value] };
}

function isNot(key: string, value: string): LabelSelectorRequirement {
  return { key, operator: 'NotIn', values: [value] };
}

function lacks(key: string): LabelSelectorRequirement {
  return { key, operator: 'DoesNotExist' };
}
