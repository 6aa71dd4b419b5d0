import { Group, PROGRAMS, SERVICES, STEP_ACCOUNT } from './group';
import { MintingStore } from './profile-controller';
import { archiveEnv, STORE_KEY_VARIABLES, storeAddressEnv } from './store-env';
import { DeploymentSpec } from '../../apis/k8s/apps/v1';
import { EnvVar, ServiceSpec } from '../../apis/k8s/core/v1';
import { Component, serviceHost, storeKeys } from '../../core';
import { ANY_PROFILE, restrictedAs, secretVariable } from '../../kit';

/** Name and port of the Service in each profile through which the pages read artifacts. */
export const ARTIFACT_PROXY = { name: 'ml-pipeline-ui-artifact', port: 80 };

const PORT = 3000;

/** The program that hands out a profile's artifacts with the profile's own keys: a Deployment and a Service for each profile. */
export function artifactProxy(at: Component, group: Group, store: MintingStore) {
  const metadata = { name: ARTIFACT_PROXY.name, namespace: ANY_PROFILE, labels: { app: ARTIFACT_PROXY.name } };
  const service: ServiceSpec = { selector: metadata.labels, ports: [{ name: 'http', port: ARTIFACT_PROXY.port, targetPort: PORT }] };
  return [
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: deployment(at, environment(group, store), metadata.labels) },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: service },
  ];
}

function deployment(at: Component, env: EnvVar[], labels: Readonly<Record<string, string>>): DeploymentSpec {
  return {
    replicas: 1,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        serviceAccountName: STEP_ACCOUNT,
        securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
        containers: [{
          name: ARTIFACT_PROXY.name,
          image: at.image('pipelines/frontend'),
          imagePullPolicy: 'IfNotPresent',
          env,
          ports: [{ containerPort: PORT }],
          resources: { requests: { cpu: '10m', memory: '70Mi' }, limits: { cpu: '100m', memory: '500Mi' } },
          securityContext: { ...restrictedAs(1000), runAsGroup: 0 },
        }],
      },
    },
  };
}

function environment({ clusterDomain, namespace }: Group, store: MintingStore): EnvVar[] {
  const { name, accessKey, secretKey } = storeKeys({ kind: 'secret' });
  const [id, secret] = STORE_KEY_VARIABLES[store.scheme];
  return [
    ...storeAddressEnv(store),
    ...archiveEnv(store),
    secretVariable(id, { name, key: accessKey }),
    secretVariable(secret, { name, key: secretKey }),
    { name: 'ML_PIPELINE_SERVICE_HOST', value: serviceHost({ name: PROGRAMS.apiServer, namespace }, clusterDomain) },
    { name: 'ML_PIPELINE_SERVICE_PORT', value: String(SERVICES.apiHttp.port) },
    { name: 'FRONTEND_SERVER_NAMESPACE', value: ANY_PROFILE },
    { name: 'CLUSTER_DOMAIN', value: `.svc.${clusterDomain}` },
  ];
}
