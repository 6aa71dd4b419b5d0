import { Construct } from 'constructs';
import { CacheDeployer } from './cache-deployer';
import { connectionParameters, credentialsEnv } from './databases';
import { cacheServerFacts } from './facts';
import { ACCOUNTS, addCallers, Group, MeshPolicy, programLabels, PROGRAMS, SERVICES, watchedNamespace } from './group';
import { CacheKey, InstallKey } from './install-config';
import { Program, ProgramAccess } from './program';
import { V1_PODS_RULES } from './rbac';
import { MutatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { Service } from '../../apis/k8s/core/v1';
import { Component, PipelinesDatabase } from '../../core';
import { having, WebhookCertificate } from '../../kit';

const NAME = PROGRAMS.cache;
const ROLE = 'kubeflow-pipelines-cache';
const SECRET = 'webhook-server-tls';
const PORT = 8443;
const PORT_NAME = 'webhook-api';
const WEBHOOK_LABELS = { app: 'cache-server-cert-manager' };

interface NamedService {
  readonly name: string;
  readonly namespace: string;
}

/** Properties of {@link CacheServer}. */
export interface CacheServerProps {
  readonly group: Group;
  readonly database: PipelinesDatabase;
  /** Whether cert-manager makes the certificate, rather than a program at its first start. */
  readonly certManager: boolean;
  /** Settings with the host and the port of the database. */
  readonly server: { readonly host: InstallKey | CacheKey; readonly port: InstallKey | CacheKey };
}

/** Gives steps of v1 pipelines the results of earlier runs; v2 pipelines do it without this program. */
export class CacheServer extends Construct {
  constructor(scope: Construct, id: string, props: CacheServerProps) {
    super(scope, id);
    const { group, certManager } = props;
    const { namespace } = group;
    const labels = programLabels(group, NAME);
    const service = { name: NAME, namespace };
    new ProgramAccess(this, 'Access', {
      group, account: ACCOUNTS.cache, role: `${ROLE}-role`, binding: `${ROLE}-binding`, labels, rules: V1_PODS_RULES,
    });
    const certificate = certManager ? this.certificate(group, service) : undefined;
    this.addProgram(props);
    new Service(this, 'Service', {
      metadata: { ...service, labels }, spec: { selector: labels, ports: [{ port: SERVICES.cache.port, targetPort: PORT_NAME }] },
    });
    new MeshPolicy(this, 'Policy', group, `service-${NAME}`, () => ({ selector: { matchLabels: { app: NAME } }, rules: [{}] }));
    addCallers(this, group, { name: NAME, pods: having('app', NAME), ports: [PORT] });
    if (certificate === undefined) {
      new CacheDeployer(this, 'Deployer', group, SECRET);
    } else {
      this.addWebhook(service, certificate.injectCa);
    }
  }

  private addProgram({ group, database, certManager, server }: CacheServerProps): void {
    const { namespace, config } = group;
    new Program(this, 'Program', {
      group,
      name: NAME,
      labels: programLabels(group, NAME),
      annotations: config.checksum(),
      container: {
        name: 'server',
        image: Component.of(this).image('pipelines/cache-server'),
        imagePullPolicy: 'Always',
        args: argumentsOf(database, certManager),
        env: [
          watchedNamespace(group, 'NAMESPACE_TO_WATCH'),
          config.env('DEFAULT_CACHE_STALENESS', 'DEFAULT_CACHE_STALENESS'),
          config.env('MAXIMUM_CACHE_STALENESS', 'MAXIMUM_CACHE_STALENESS'),
          config.env('CACHE_IMAGE', 'cacheImage'),
          config.env('CACHE_NODE_RESTRICTIONS', 'cacheNodeRestrictions'),
          { name: 'DBCONFIG_DRIVER', value: database.engine as 'mysql' },
          config.env('DBCONFIG_DB_NAME', 'cacheDb'),
          config.env('DBCONFIG_HOST_NAME', server.host),
          config.env('DBCONFIG_PORT', server.port),
          ...credentialsEnv(Component.of(this), namespace, database, ['DBCONFIG_USER', 'DBCONFIG_PASSWORD']),
          { name: 'WEBHOOK_PORT', value: String(PORT) },
        ],
        ports: [{ name: PORT_NAME, containerPort: PORT }],
        volumeMounts: [{ name: 'webhook-tls-certs', mountPath: '/etc/webhook/certs', readOnly: true }],
      },
      pod: { serviceAccountName: ACCOUNTS.cache, volumes: [{ name: 'webhook-tls-certs', secret: { secretName: SECRET } }] },
      facts: cacheServerFacts(group, database, PORT),
    });
  }

  private certificate({ clusterDomain, webhookIssuer }: Group, service: NamedService): WebhookCertificate {
    return new WebhookCertificate(this, 'Certificate', {
      name: 'kfp-cache-cert', secretName: SECRET, service, clusterDomain,
      issuer: webhookIssuer, ownIssuer: 'kfp-cache-selfsigned-issuer', labels: WEBHOOK_LABELS,
    });
  }

  private addWebhook(service: NamedService, injectCa: Readonly<Record<string, string>>): void {
    const { namespace } = service;
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

function argumentsOf(database: PipelinesDatabase, certManager: boolean): string[] {
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
    ...certManager ? ['--tls_cert_filename=tls.crt', '--tls_key_filename=tls.key'] : [],
  ];
}
