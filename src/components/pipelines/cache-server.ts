import { Construct } from 'constructs';
import { connectionParameters, credentialsEnv } from './databases';
import { cacheServerFacts } from './facts';
import { ACCOUNTS, Group, MeshPolicy, PIPELINES_LABELS, programLabels, PROGRAMS, SERVICES } from './group';
import { CacheKey, InstallKey } from './install-config';
import { Program, ProgramAccess } from './program';
import { V1_PODS_RULES } from './rbac';
import { MutatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { Service } from '../../apis/k8s/core/v1';
import { Component, PipelinesDatabase } from '../../core';
import { CallersPolicy, having, WebhookCertificate } from '../../kit';

const NAME = PROGRAMS.cache;
const LABELS = programLabels(NAME);
const ROLE = 'kubeflow-pipelines-cache';
const SECRET = 'webhook-server-tls';
const PORT = 8443;
const PORT_NAME = 'webhook-api';
const WEBHOOK_LABELS = { app: 'cache-server-cert-manager' };

/** Properties of {@link CacheServer}. */
export interface CacheServerProps {
  readonly group: Group;
  readonly database: PipelinesDatabase;
  /** Settings with the host and the port of the database. */
  readonly server: { readonly host: InstallKey | CacheKey; readonly port: InstallKey | CacheKey };
}

/** Gives steps of v1 pipelines the results of earlier runs; v2 pipelines do it without this program. */
export class CacheServer extends Construct {
  constructor(scope: Construct, id: string, props: CacheServerProps) {
    super(scope, id);
    const { group, database } = props;
    const { namespace, mesh, config } = group;
    const service = { name: NAME, namespace };
    new ProgramAccess(this, 'Access', {
      group, account: ACCOUNTS.cache, role: `${ROLE}-role`, binding: `${ROLE}-binding`, labels: LABELS, rules: V1_PODS_RULES,
    });
    const { injectCa } = new WebhookCertificate(this, 'Certificate', {
      name: 'kfp-cache-cert', secretName: SECRET, service, clusterDomain: mesh.clusterDomain,
      issuer: group.webhookIssuer, ownIssuer: 'kfp-cache-selfsigned-issuer', labels: WEBHOOK_LABELS,
    });
    new Program(this, 'Program', {
      group,
      name: NAME,
      labels: LABELS,
      annotations: config.checksum(),
      container: {
        name: 'server',
        image: Component.of(this).image('pipelines/cache-server'),
        imagePullPolicy: 'Always',
        args: argumentsOf(database),
        env: [
          { name: 'NAMESPACE_TO_WATCH', value: '' },
          config.env('DEFAULT_CACHE_STALENESS', 'DEFAULT_CACHE_STALENESS'),
          config.env('MAXIMUM_CACHE_STALENESS', 'MAXIMUM_CACHE_STALENESS'),
          config.env('CACHE_IMAGE', 'cacheImage'),
          config.env('CACHE_NODE_RESTRICTIONS', 'cacheNodeRestrictions'),
          { name: 'DBCONFIG_DRIVER', value: database.engine as 'mysql' },
          config.env('DBCONFIG_DB_NAME', 'cacheDb'),
          config.env('DBCONFIG_HOST_NAME', props.server.host),
          config.env('DBCONFIG_PORT', props.server.port),
          ...credentialsEnv(Component.of(this), namespace, database, ['DBCONFIG_USER', 'DBCONFIG_PASSWORD']),
          { name: 'WEBHOOK_PORT', value: String(PORT) },
        ],
        ports: [{ name: PORT_NAME, containerPort: PORT }],
        volumeMounts: [{ name: 'webhook-tls-certs', mountPath: '/etc/webhook/certs', readOnly: true }],
      },
      pod: { serviceAccountName: ACCOUNTS.cache, volumes: [{ name: 'webhook-tls-certs', secret: { secretName: SECRET } }] },
      facts: cacheServerFacts(group, database, PORT),
    });
    new Service(this, 'Service', {
      metadata: { ...service, labels: LABELS }, spec: { selector: LABELS, ports: [{ port: SERVICES.cache.port, targetPort: PORT_NAME }] },
    });
    new MeshPolicy(this, 'Policy', group, `service-${NAME}`, PIPELINES_LABELS, { selector: { matchLabels: { app: NAME } }, rules: [{}] });
    new CallersPolicy(this, 'Callers', namespace, { name: NAME, pods: having('app', NAME), ports: [PORT] }, group.gateways);
    new MutatingWebhookConfiguration(this, 'Webhook', {
      metadata: { name: `cache-webhook-${namespace}`, labels: WEBHOOK_LABELS, annotations: injectCa },
      webhooks: [{
        name: `${NAME}.${namespace}.svc`,
        admissionReviewVersions: ['v1beta1'],
        clientConfig: { service: { ...service, path: '/mutate' } },
        failurePolicy: 'Ignore',
        objectSelector: { matchLabels: { 'pipelines.kubeflow.org/cache_enabled': 'true' } },
        rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
        sideEffects: 'None',
        timeoutSeconds: 5,
      }],
    });
  }
}

function argumentsOf(database: PipelinesDatabase): string[] {
  const parameters = connectionParameters(database);
  return [
    '--db_driver=$(DBCONFIG_DRIVER)',
    '--db_host=$(DBCONFIG_HOST_NAME)',
    '--db_port=$(DBCONFIG_PORT)',
    '--db_name=$(DBCONFIG_DB_NAME)',
    '--db_user=$(DBCONFIG_USER)',
    '--db_password=$(DBCONFIG_PASSWORD)',
    ...parameters !== undefined ? [`--db_extra_params=${parameters}`] : [],
    '--namespace_to_watch=$(NAMESPACE_TO_WATCH)',
    '--listen_port=$(WEBHOOK_PORT)',
    '--tls_cert_filename=tls.crt',
    '--tls_key_filename=tls.key',
  ];
}
