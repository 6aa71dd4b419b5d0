import { APP, faults, fields, knativeService, settings } from './support';
import { knativeRevision } from '../../../src/checks';
import { places } from '../support';

const at = (path: string) => `spec.template.spec.${path}`;
const wrong = (pod: object, container: object = {}, beside?: readonly object[]) => fields(knativeRevision, knativeService(pod, container),
  beside).map(field => field.replace('spec.template.spec.', ''));
const containers = (...all: readonly object[]) => wrong({ containers: all });

describe('Knative/Revision: pods', () => {
  test('lets pass what the webhook takes', () => {
    const volumes = [{ name: 'a', secret: { secretName: 's', items: [{ key: 'k', path: 'p' }] } }, { name: 'b', emptyDir: { medium: 'Memory', sizeLimit: '1Gi' } }, {
      name: 'c', projected: { sources: [{ configMap: { name: 'c' } }, { serviceAccountToken: { path: 'token' } }, { downwardAPI: { items: [{ path: 'p',
        fieldRef: { fieldPath: 'metadata.name' } }] } }] },
    }];
    const full = {
      ...APP, name: 'app', ports: [{ containerPort: 8080, name: 'h2c', protocol: 'TCP' }], env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }],
      envFrom: [{ secretRef: { name: 's' } }], readinessProbe: { httpGet: { port: 'h2c' } }, livenessProbe: { httpGet: { port: 9999 }, periodSeconds: 5 },
      startupProbe: {}, securityContext: { runAsUser: 1000, privileged: false, capabilities: { drop: ['ALL'], add: [] } }, terminationMessagePolicy: 'File',
      volumeMounts: [{ name: 'a', mountPath: '/a', readOnly: false }, { name: 'b', mountPath: '/b' }, { name: 'c', mountPath: '/dev/shm' }],
    };
    expect(wrong({ volumes, serviceAccountName: 'default-editor', automountServiceAccountToken: false, enableServiceLinks: true, imagePullSecrets: [{ name: 's' }] }, full))
      .toEqual([]);
    expect(containers({ ...full, volumeMounts: [] }, { image: 'sidecar', env: [{ name: 'PORT', value: '1' }] })).toEqual([]);
    // What is empty is gone before the webhook looks.
    expect(wrong({ nodeSelector: {}, tolerations: [], hostNetwork: false, dnsPolicy: '', initContainers: [], volumes: [], affinity: null })).toEqual([]);
    expect(fields(knativeRevision, knativeService({ affinity: {}, nodeSelector: { a: 'b' } }), [])).toEqual([]); // nobody says what is on
  });

  test.each([
    ['affinity', {}], ['dnsConfig', {}], ['dnsPolicy', 'Default'], ['hostAliases', [{}]], ['hostIPC', true], ['hostNetwork', true], ['hostPID', true], ['initContainers', [APP]],
    ['nodeSelector', { a: 'b' }], ['priorityClassName', 'high'], ['runtimeClassName', 'kata'], ['schedulerName', 'other'], ['shareProcessNamespace', false], ['tolerations', [{}]],
    ['topologySpreadConstraints', [{}]], ['securityContext', {}],
  ])('finds the field %s, whose feature is off', (name, value) => {
    expect(wrong({ [name]: value })).toEqual([name]);
    const key = `kubernetes.podspec-${{ initContainers: 'init-containers' }[name] ?? name.toLowerCase()}`;
    expect(wrong({ [name]: value }, {}, settings({ [key]: 'Enabled' }))).toEqual([]);
  });

  test('says which feature it is', () => {
    expect(faults(knativeRevision, knativeService({ nodeSelector: { gpu: 'yes' } }))).toEqual([
      `${at('nodeSelector')}: needs a feature of Knative that is off (kubernetes.podspec-nodeselector), got an object; leave it out, or switch the feature on ` +
        'in config-features, by knativeServing: { features: { "kubernetes.podspec-nodeselector": "enabled" } } of the platform',
    ]);
  });

  test('takes settings of Knative Serving, not of Knative Eventing', () => {
    const eventing = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config-features', namespace: 'knative-eventing' },
      data: { 'kubernetes.podspec-affinity': 'enabled' } };
    expect(wrong({ affinity: {} }, {}, [eventing, ...settings()])).toEqual(['affinity']);
    expect(wrong({ affinity: {} }, {}, settings({ 'kubernetes.podspec-affinity': 'allowed' }))).toEqual([]);
  });

  test('finds fields of privileges that Knative does not take', () => {
    const on = settings({ 'kubernetes.podspec-securitycontext': 'enabled' });
    expect(wrong({ securityContext: { runAsUser: -1, supplementalGroups: [1, -2], fsGroup: 5, sysctls: [{}] } }, {}, on))
      .toEqual(['securityContext.sysctls', 'securityContext.runAsUser', 'securityContext.supplementalGroups[1]']);
    const secure = settings({ 'secure-pod-defaults': 'enabled' });
    expect(wrong({ securityContext: { seccompProfile: { type: 'RuntimeDefault' }, runAsUser: 1 } }, {}, secure)).toEqual(['securityContext.runAsUser']);
    expect(wrong({}, { securityContext: { runAsUser: -1, runAsGroup: 2 ** 31, privileged: true, capabilities: { add: ['NET_ADMIN'] } } }))
      .toEqual(['privileged', 'capabilities.add', 'runAsUser', 'runAsGroup'].map(name => `containers[0].securityContext.${name}`));
    expect(wrong({}, { securityContext: { capabilities: { add: ['NET_BIND_SERVICE'] } } }, secure)).toEqual([]);
  });

  test('finds a token that is switched on, and an account of no name', () => {
    expect(wrong({ automountServiceAccountToken: true, serviceAccountName: 'MyAccount' })).toEqual(['automountServiceAccountToken', 'serviceAccountName']);
  });

  test('finds pods without a container, with unnamed images, and with names twice', () => {
    expect(wrong({ containers: [] })).toEqual(['containers']);
    expect(places(knativeRevision, [{ apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'a' }, spec: {} }]))
      .toEqual(['Service/a spec.template.spec.containers']);
    expect(containers({ ...APP, name: 'app', ports: [{ containerPort: 80 }] }, { ...APP, name: 'app' })).toEqual(['containers[1].name']);
    expect(containers({ image: '' })).toEqual(['containers[0].image']);
    expect(wrong({}, { name: 'queue-proxy', terminationMessagePolicy: 'Always' })).toEqual(['containers[0].name', 'containers[0].terminationMessagePolicy']);
    expect(wrong({ containers: [APP, APP] }, {}, settings({ 'multi-container': 'disabled' }))).toEqual(['containers', 'containers']);
  });

  test.each(['app', 'ghcr.io/a/b', 'ghcr.io/a/b:1.0_x', 'localhost:5000/app', 'ko://example.com/cmd/app', `a/b@sha256:${'0'.repeat(64)}`, `a/b:1@sha256:${'0'.repeat(64)}`,
    '[::1]:5000/ab'])(
    'takes the image %s', image => expect(wrong({}, { image })).toEqual([]));

  test.each(['ghcr.io/Team/App:1', 'docker.io/{username}/app', '<image>', 'a', 'ab:', `ab:${'x'.repeat(129)}`, 'ab@sha256:0', 'a b', `ab@md5:${'0'.repeat(64)}`])(
    'finds the image %s', image => expect(wrong({}, { image })).toEqual(['containers[0].image']));

  test('finds ports that Knative takes itself, or does not serve', () => {
    const port = (one: object) => wrong({}, { ports: [{ containerPort: 8080, ...one }] });
    expect(port({ containerPort: 8012 })).toEqual(['containers[0].ports[0].containerPort']);
    expect(port({ containerPort: 65536 })).toEqual(['containers[0].ports[0].containerPort']);
    expect(port({ protocol: 'UDP' })).toEqual(['containers[0].ports[0].protocol']);
    expect(port({ name: 'web' })).toEqual(['containers[0].ports[0].name']);
    expect(wrong({}, { ports: [{ containerPort: 8080 }, { containerPort: 9000 }] })).toEqual(['containers[0].ports']);
    expect(containers(APP, APP)).toEqual(['containers']);
    expect(containers({ ...APP, ports: [{ containerPort: 80 }] }, { ...APP, ports: [{ containerPort: 81 }] })).toEqual(['containers[0].ports']);
  });

  test('finds probes that ask in no way, in two, or at the port of nobody', () => {
    expect(wrong({}, { livenessProbe: { periodSeconds: 10 } })).toEqual(['containers[0].livenessProbe']);
    expect(wrong({}, { readinessProbe: { exec: {}, grpc: {} } })).toEqual(['containers[0].readinessProbe']);
    expect(wrong({}, { readinessProbe: { tcpSocket: { port: 'web' } } })).toEqual(['containers[0].readinessProbe.tcpSocket.port']);
    expect(wrong({}, { readinessProbe: { tcpSocket: { port: 'http' } } })).toEqual([]);
    expect(wrong({}, { readinessProbe: { failureThreshold: 3, timeoutSeconds: 1, initialDelaySeconds: -1, successThreshold: -1 } }))
      .toEqual(['initialDelaySeconds', 'successThreshold', 'failureThreshold', 'timeoutSeconds'].map(name => `containers[0].readinessProbe.${name}`));
    expect(wrong({}, { readinessProbe: { periodSeconds: 1, failureThreshold: 3 } })).toEqual([]);
  });

  test('finds probes beside the container with the port', () => {
    const pod = (probe: object) => ({ containers: [{ ...APP, ports: [{ containerPort: 80 }] }, { ...APP, ...probe }] });
    const on = settings({ 'multi-container-probing': 'enabled' });
    expect(wrong(pod({ livenessProbe: { httpGet: {} }, readinessProbe: {} }))).toEqual(['containers[1].livenessProbe', 'containers[1].readinessProbe']);
    expect(wrong(pod({ livenessProbe: {} }))).toEqual([]);
    expect(wrong(pod({ livenessProbe: { httpGet: {} }, readinessProbe: {} }), {}, on)).toEqual(['containers[1].livenessProbe.httpGet.port', 'containers[1].readinessProbe']);
    expect(wrong(pod({ livenessProbe: { httpGet: { port: 81 } } }), {}, on)).toEqual([]);
  });

  test('finds variables that Knative sets, or takes from the pod', () => {
    const env = ['K_SERVICE', 'PORT', ''].map(name => ({ name, value: 'x' }));
    expect(wrong({}, { env: [...env, { name: 'A', valueFrom: { fieldRef: {} } }, { name: 'B', valueFrom: { resourceFieldRef: {} } }] })).toEqual([
      'env[0].name', 'env[1].name', 'env[2].name', 'env[3].valueFrom.fieldRef', 'env[4].valueFrom.resourceFieldRef',
    ].map(path => `containers[0].${path}`));
    expect(wrong({}, { envFrom: [{}, { secretRef: {}, configMapRef: {} }] })).toEqual(['containers[0].envFrom[0]', 'containers[0].envFrom[1]']);
  });

  test('finds mounts at paths that are taken, twice, or of no volume', () => {
    const volumes = [{ name: 'v', emptyDir: {} }];
    const mounts = ['data', '/', '/dev/', '/a', '/a/', ''].map(mountPath => ({ name: 'v', mountPath }));
    expect(wrong({ volumes }, { volumeMounts: mounts })).toEqual([0, 1, 2, 4, 5].map(index => `containers[0].volumeMounts[${index}].mountPath`));
    expect(wrong({}, { volumeMounts: [{ name: 'w', mountPath: '/w' }] })).toEqual(['containers[0].volumeMounts[0].name']);
    expect(wrong({ volumes }, { volumeMounts: [{ name: 'v', mountPath: '/v', mountPropagation: 'Bidirectional' }] })).toEqual(['containers[0].volumeMounts[0].mountPropagation']);
    const claims = settings({ 'kubernetes.podspec-persistent-volume-claim': 'enabled' });
    const claim = [{ name: 'v', persistentVolumeClaim: { claimName: 'c', readOnly: true } }];
    expect(wrong({ volumes: claim }, { volumeMounts: [{ name: 'v', mountPath: '/v' }] }, claims)).toEqual(['containers[0].volumeMounts[0].readOnly']);
  });

  test('looks at init containers where they may be', () => {
    const on = settings({ 'kubernetes.podspec-init-containers': 'enabled' });
    const init = { ...APP, name: 'init', livenessProbe: {}, env: [{ name: 'K_REVISION' }, { name: 'PORT' }], volumeMounts: [{ name: 's', mountPath: '/s' }] };
    expect(wrong({ volumes: [{ name: 's', secret: {} }], initContainers: [init] }, {}, on))
      .toEqual(['livenessProbe', 'env[0].name', 'volumeMounts[0].readOnly'].map(path => `initContainers[0].${path}`));
  });

  test('finds volumes that nobody mounts, that are twice, or have no source', () => {
    const volumeMounts = ['a', 'b', 'c', 'd'].map(name => ({ name, mountPath: `/${name}` }));
    const secret = { secret: { secretName: 's' } };
    expect(wrong({ volumes: [{ name: 'x', ...secret }, { name: 'a', ...secret }, { name: 'a', ...secret }, { name: 'B', ...secret }, { name: 'b' }, { name: 'c', ...secret,
      configMap: {} }, { name: 'd', ...secret }] },
      { volumeMounts })).toEqual(['volumes[0].name', 'volumes[2].name', 'volumes[3].name', 'volumes[4]', 'volumes[5]']);
  });

  test('finds volumes whose feature is off, and sources that lack something', () => {
    const volume = (source: object, beside?: readonly object[]) => wrong({ volumes: [{ name: 'v', ...source }] }, { volumeMounts: [{ name: 'v', mountPath: '/v' }] }, beside);
    expect(['hostPath', 'csi', 'image', 'persistentVolumeClaim'].flatMap(name => volume({ [name]: { reference: 'r' } })))
      .toEqual(['hostPath', 'csi', 'image', 'persistentVolumeClaim'].map(name => `volumes[0].${name}`));
    expect(volume({ emptyDir: {} }, settings({ 'kubernetes.podspec-volumes-emptydir': 'disabled' }))).toEqual(['volumes[0].emptyDir']);
    expect(volume({ emptyDir: { medium: 'HugePages', sizeLimit: '-1Gi' } })).toEqual(['volumes[0].emptyDir.medium', 'volumes[0].emptyDir.sizeLimit']);
    expect(volume({ secret: { items: [{ key: '' }] } })).toEqual(['volumes[0].secret.items[0].key', 'volumes[0].secret.items[0].path']);
    const sources = [{}, { secret: {} }, { serviceAccountToken: { path: '' } }, { downwardAPI: { items: [{ path: 'p' }] } }];
    expect(volume({ projected: { sources } })).toEqual(['[0]', '[1].secret.name', '[2].serviceAccountToken.path',
      '[3].downwardAPI.items[0]'].map(path => `volumes[0].projected.sources${path}`));
    const claims = { 'kubernetes.podspec-persistent-volume-claim': 'enabled' };
    expect(volume({ persistentVolumeClaim: {} }, settings(claims))).toEqual(['volumes[0].persistentVolumeClaim.readOnly']);
    expect(volume({ persistentVolumeClaim: {} }, settings({ ...claims, 'kubernetes.podspec-persistent-volume-write': 'enabled' }))).toEqual([]);
    expect(volume({ image: {} }, settings({ 'kubernetes.podspec-volumes-image': 'enabled' }))).toEqual(['volumes[0].image.reference']);
  });
});
