/**
 * What the pod of the profile controller is given, as JSON: environment and files, made by the construct, and the objects of a profile
 * as they are written for stores without the controller.
 *
 * usage: npx tsx test/profile-controller/settings.ts PROFILE S3_URL IAM_URL ROOT_OF_METADATA DAYS
 */
import { ProfileController } from '../../src/components/pipelines/profile-controller';
import { Component, s3Compatible, storeKeys } from '../../src/core';
import { profileConfigMaps, storeSecretAnnotations } from '../../src/kit';
import { chart, found } from '../support';

class Host extends Component {}

const [profile, url, iamUrl, metadata, days] = process.argv.slice(2);
const store = {
  ...s3Compatible({ url, bucket: 'mlpipeline', prefix: 'kubeflow/' }),
  platform: { kind: 'secret' },
  profiles: { kind: 'minted', iamUrl, ...days !== '0' && { artifactRetentionDays: Number(days) } },
} as const;
const pipelines = { api: { namespace: 'kubeflow', name: 'ml-pipeline', port: 8888 }, metadata: { namespace: 'kubeflow', name: metadata, port: 8080 } };
const scope = chart();
new ProfileController(new Host(scope, 'host'), 'ProfileController', { namespace: 'kubeflow', store, pipelines });
const [container] = found(scope, 'Deployment', 'kubeflow-pipelines-profile-controller').spec.template.spec.containers;
console.log(JSON.stringify({
  command: container.command,
  env: Object.fromEntries(container.env.flatMap((one: { name: string; value?: string }) => one.value === undefined ? [] : [[one.name, one.value]])),
  secrets: container.env.flatMap((one: { name: string; value?: string }) => one.value === undefined ? [one.name] : []),
  files: found(scope, 'ConfigMap', 'kubeflow-pipelines-profile-controller-code').data,
  configMaps: profileConfigMaps(profile, { store, pipelines }),
  secret: { keys: storeKeys({ kind: 'secret' }), annotations: storeSecretAnnotations(store) },
}));
