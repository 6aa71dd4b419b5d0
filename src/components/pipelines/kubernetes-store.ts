import { Construct } from 'constructs';
import { addCallers, Group, PROGRAMS, SERVICES } from './group';
import { MutatingWebhook, MutatingWebhookConfiguration, ValidatingWebhook, ValidatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { Volume, VolumeMount } from '../../apis/k8s/core/v1';
import { pipelineCrd, pipelineVersionCrd } from '../../apis/pipelines.kubeflow.org/crds';
import { Definition } from '../../core';
import { having, WebhookCertificate } from '../../kit';

const NAME = PROGRAMS.apiServer;
const CERTIFICATE = 'kfp-api-webhook-cert';
const FOLDER = '/etc/webhook/certs';

/** The certificate of the webhook. */
export const WEBHOOK_VOLUME: Volume = { name: 'webhook-certs', secret: { secretName: CERTIFICATE } };
/** Where the API server finds it. */
export const WEBHOOK_MOUNT: VolumeMount = { name: 'webhook-certs', mountPath: FOLDER, readOnly: true };

/** Arguments of the API server when pipelines are objects. */
export const WEBHOOK_ARGUMENTS: readonly string[] = [
  `--webhookTLSCertPath=${FOLDER}/tls.crt`,
  `--webhookTLSKeyPath=${FOLDER}/tls.key`,
  '--pipelinesStoreKubernetes=true',
];

/** Pipelines and their versions as objects: their definitions, and the webhook of the API server that checks versions. */
export class KubernetesStore extends Construct {
  constructor(scope: Construct, id: string, group: Group) {
    super(scope, id);
    const { namespace, clusterDomain, webhookIssuer } = group;
    const service = { name: NAME, namespace, port: SERVICES.apiWebhook.port };
    const { injectCa } = new WebhookCertificate(this, 'Certificate', {
      name: CERTIFICATE, secretName: CERTIFICATE, service: { name: NAME, namespace }, clusterDomain,
      issuer: webhookIssuer, ownIssuer: 'kfp-api-webhook-selfsigned-issuer', labels: {},
    });
    addPipelineCrds(this);
    const metadata = { name: `${pipelineVersionCrd.plural}.${pipelineVersionCrd.group}`, annotations: injectCa };
    new MutatingWebhookConfiguration(this, 'MutatingWebhook', { metadata, webhooks: [webhook('mutate', service)] });
    new ValidatingWebhookConfiguration(this, 'ValidatingWebhook', { metadata, webhooks: [webhook('validate', service)] });
    addCallers(this, group, { name: `${NAME}-webhook`, pods: having('app', NAME), ports: [service.port] });
  }
}

/** Defines pipelines and their versions as objects: 2 CustomResourceDefinitions. */
export function addPipelineCrds(scope: Construct): void {
  new Definition(scope, 'PipelineCrd', pipelineCrd);
  new Definition(scope, 'PipelineVersionCrd', pipelineVersionCrd);
}

function webhook(verb: string, service: { readonly name: string; readonly namespace: string; readonly port: number }): MutatingWebhook & ValidatingWebhook {
  const { group, plural } = pipelineVersionCrd;
  return {
    name: `${plural}.${group}`,
    admissionReviewVersions: ['v1'],
    clientConfig: { service: { ...service, path: `/webhooks/${verb}-pipelineversion` } },
    failurePolicy: 'Fail',
    rules: [{ apiGroups: [group], apiVersions: ['v2beta1'], operations: ['CREATE', 'UPDATE'], resources: [plural], scope: 'Namespaced' }],
    sideEffects: 'None',
  };
}
