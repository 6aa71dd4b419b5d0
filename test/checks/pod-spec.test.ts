import { podsSpec } from '../../src/checks';
import { deployment, found, object, places } from './support';

const volume = { name: 'data', emptyDir: {} };

describe('Pods/Spec', () => {
  test('lets pods pass that use what there is', () => {
    expect(found(podsSpec, [deployment({
      initContainers: [{ name: 'first', image: 'a/b:1' }, { name: 'proxy', image: 'a/b:1', restartPolicy: 'Always', livenessProbe: { tcpSocket: { port: 80 } } }],
      volumes: [
        volume, { name: 'key', secret: { secretName: 's', defaultMode: 256, items: [{ key: 'a', path: 'b/c' }] } }, { name: 'empty' },
        { name: 'all', projected: { sources: [{ serviceAccountToken: { path: 'token' } }, { downwardAPI: { items: [{ path: 'l',
          fieldRef: { fieldPath: 'metadata.labels' } }] } }] } },
      ],
      nodeSelector: { 'example.com/pool': 'gpu' }, hostAliases: [{ ip: '::1', hostnames: ['a.b'] }], dnsPolicy: 'None', dnsConfig: { nameservers: ['10.0.0.1'] },
      tolerations: [{ operator: 'Exists' }, { key: 'a', value: 'b' }, { key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 3 }],
      affinity: {
        nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1'] }] }] } },
        podAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: { topologyKey: 'zone', labelSelector: { matchLabels: { a: 'b' } } } }] },
      },
      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', minDomains: 2 }],
    }, {
      ports: [{ containerPort: 80, name: 'http' }, { containerPort: 443, name: 'https', protocol: 'TCP' }],
      env: [{ name: 'A B', value: '' }, { name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }, { name: 'L',
        valueFrom: { fieldRef: { fieldPath: 'metadata.labels[\'a/b\']' } } },
        { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } }, { name: 'K', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }],
      envFrom: [{ prefix: 'X_', configMapRef: { name: 'c' } }],
      resources: { requests: { 'cpu': '500m', 'nvidia.com/gpu': 1 }, limits: { 'cpu': 1, 'memory': '1Gi', 'nvidia.com/gpu': '1' } },
      volumeMounts: [{ name: 'data', mountPath: '/data', subPath: 'a/b' }],
      livenessProbe: { httpGet: { port: 'http' }, successThreshold: 1 }, lifecycle: { preStop: { sleep: { seconds: 3 } } },
      securityContext: { runAsUser: 0, allowPrivilegeEscalation: false },
    })])).toEqual([]);
  });

  test.each<[what: string, container: object, field: string]>([
    ['a name that is no DNS label', { name: 'My_main' }, 'name'],
    ['an empty image', { image: '' }, 'image'],
    ['an image with a blank', { image: ' a/b:1' }, 'image'],
    ['a port that is none', { ports: [{ containerPort: 70000 }] }, 'ports[0].containerPort'],
    ['a long name of a port', { ports: [{ containerPort: 80, name: 'a-name-too-long-1' }] }, 'ports[0].name'],
    ['a number as name of a port', { ports: [{ containerPort: 80, name: '80' }] }, 'ports[0].name'],
    ['two ports of one name', { ports: [{ containerPort: 80, name: 'a' }, { containerPort: 81, name: 'a' }] }, 'ports[1].name'],
    ['a variable with =', { env: [{ name: 'A=B', value: 'x' }] }, 'env[0].name'],
    ['a variable without a name', { env: [{ name: '', value: 'x' }] }, 'env[0].name'],
    ['a variable with two values', { env: [{ name: 'A', value: 'x', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }, 'env[0].valueFrom'],
    ['a variable from nothing', { env: [{ name: 'A', valueFrom: {} }] }, 'env[0].valueFrom'],
    ['a variable from two places', { env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' }, configMapKeyRef: { name: 'c', key: 'k' } } }] },
      'env[0].valueFrom.configMapKeyRef'],
    ['a variable from an unknown field', { env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.labels' } } }] }, 'env[0].valueFrom.fieldRef.fieldPath'],
    ['a variable from an unknown resource', { env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'cpu' } } }] }, 'env[0].valueFrom.resourceFieldRef.resource'],
    ['a variable from an object without a key', { env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'c' } } }] }, 'env[0].valueFrom.configMapKeyRef.key'],
    ['variables from nothing', { envFrom: [{ prefix: 'A' }] }, 'envFrom[0]'],
    ['a request above the limit', { resources: { requests: { cpu: '2' }, limits: { cpu: '1500m' } } }, 'resources.requests.cpu'],
    ['a GPU without a limit', { resources: { requests: { 'nvidia.com/gpu': 1 } } }, 'resources.requests["nvidia.com/gpu"]'],
    ['fewer GPUs than the limit', { resources: { requests: { 'nvidia.com/gpu': 1 }, limits: { 'nvidia.com/gpu': 2 } } }, 'resources.requests["nvidia.com/gpu"]'],
    ['half a GPU', { resources: { limits: { 'nvidia.com/gpu': '500m' } } }, 'resources.limits["nvidia.com/gpu"]'],
    ['less than nothing', { resources: { limits: { memory: '-1Gi' } } }, 'resources.limits.memory'],
    ['an unknown resource', { resources: { limits: { gpu: 1 } } }, 'resources.limits.gpu'],
    ['two mounts at one path', { volumeMounts: [{ name: 'data', mountPath: '/a' }, { name: 'data', mountPath: '/a' }] }, 'volumeMounts[1].mountPath'],
    ['a mount from outside of the volume', { volumeMounts: [{ name: 'data', mountPath: '/a', subPath: '../b' }] }, 'volumeMounts[0].subPath'],
    ['a probe of nothing', { livenessProbe: { periodSeconds: 3 } }, 'livenessProbe'],
    ['a probe of two things', { readinessProbe: { exec: { command: ['a'] }, tcpSocket: { port: 80 } } }, 'readinessProbe.tcpSocket'],
    ['a probe of a port that is none', { startupProbe: { httpGet: { port: 0 } } }, 'startupProbe.httpGet.port'],
    ['a probe with an empty command', { livenessProbe: { exec: { command: [] } } }, 'livenessProbe.exec.command'],
    ['a probe that must succeed twice', { livenessProbe: { tcpSocket: { port: 1 }, successThreshold: 2 } }, 'livenessProbe.successThreshold'],
    ['a probe with a negative time', { livenessProbe: { tcpSocket: { port: 1 }, periodSeconds: -1 } }, 'livenessProbe.periodSeconds'],
    ['a hook of nothing', { lifecycle: { postStart: {} } }, 'lifecycle.postStart'],
    ['a negative user', { securityContext: { runAsUser: -1 } }, 'securityContext.runAsUser'],
    ['a privileged container without escalation', { securityContext: { privileged: true, allowPrivilegeEscalation: false } }, 'securityContext.allowPrivilegeEscalation'],
  ])('finds %s', (_, container, field) => {
    expect(places(podsSpec, [deployment({ volumes: [volume] }, container)])).toEqual([`Deployment/ml/web spec.template.spec.containers[0].${field}`]);
  });

  test.each<[what: string, pod: object, field: string]>([
    ['no container', { containers: [] }, 'containers'],
    ['a container without image', { containers: [{ name: 'a' }] }, 'containers[0].image'],
    ['two containers of one name', { initContainers: [{ name: 'main', image: 'a/b:1' }] }, 'initContainers[0].name'],
    ['a probe of a container that ends', { initContainers: [{ name: 'a', image: 'a/b:1', livenessProbe: { tcpSocket: { port: 1 } } }] }, 'initContainers[0].livenessProbe'],
    ['two volumes of one name', { volumes: [volume, volume] }, 'volumes[1].name'],
    ['a volume of two kinds', { volumes: [{ ...volume, configMap: { name: 'c' } }] }, 'volumes[0].configMap'],
    ['a volume whose name is no DNS label', { volumes: [{ name: 'A', emptyDir: {} }] }, 'volumes[0].name'],
    ['a volume of a Secret without its name', { volumes: [{ name: 'a', secret: {} }] }, 'volumes[0].secret.secretName'],
    ['rights of files that are none', { volumes: [{ name: 'a', configMap: { name: 'c', defaultMode: 777 } }] }, 'volumes[0].configMap.defaultMode'],
    ['a file outside of the volume', { volumes: [{ name: 'a', configMap: { name: 'c', items: [{ key: 'a', path: '/b' }] } }] }, 'volumes[0].configMap.items[0].path'],
    ['a projected volume of nothing', { volumes: [{ name: 'a', projected: { sources: [{}] } }] }, 'volumes[0].projected.sources[0]'],
    ['a label of nodes that is none', { nodeSelector: { a: 'b c' } }, 'nodeSelector.a'],
    ['a toleration without a key', { tolerations: [{ value: 'a' }] }, 'tolerations[0].operator'],
    ['a toleration of any value with a value', { tolerations: [{ key: 'a', operator: 'Exists', value: 'b' }] }, 'tolerations[0].value'],
    ['a toleration for a time of another effect', { tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 1 }] }, 'tolerations[0].effect'],
    ['a wish without a term', { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } } },
      'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms'],
    ['a choice of no values', { topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchExpressions: [{ key: 'a', operator: 'In' }] } }] },
      'topologySpreadConstraints[0].labelSelector.matchExpressions[0].values'],
    ['a spread of nothing', { topologySpreadConstraints: [{ maxSkew: 0, topologyKey: 'a', whenUnsatisfiable: 'DoNotSchedule' }] }, 'topologySpreadConstraints[0].maxSkew'],
    ['a weight above 100', { affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 101, podAffinityTerm: { topologyKey: 'a' } }] } } },
      'affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight'],
    ['an account whose name is none', { serviceAccountName: 'A b' }, 'serviceAccountName'],
    ['an address that is none', { hostAliases: [{ ip: '300.0.0.1' }] }, 'hostAliases[0].ip'],
    ['no server of names', { dnsPolicy: 'None' }, 'dnsConfig.nameservers'],
    ['another port of the node', { hostNetwork: true, containers: [{ name: 'a', image: 'a/b:1', ports: [{ containerPort: 1, hostPort: 2 }] }] }, 'containers[0].ports[0].hostPort'],
    ['a container for debugging', { ephemeralContainers: [{ name: 'a', image: 'a/b:1' }] }, 'ephemeralContainers'],
  ])('finds %s', (_, pod, field) => {
    expect(places(podsSpec, [deployment(pod)])).toEqual([`Deployment/ml/web spec.template.spec.${field}`]);
  });

  test('never shows what may be secret', () => {
    expect(found(podsSpec, [deployment({}, { env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'hunter2' } } }] })])[0]).not.toContain('hunter2');
  });
});

describe('Pods/Spec of Jobs', () => {
  const template = (pod: object = {}) => ({ spec: { containers: [{ name: 'main', image: 'a/b:1' }], restartPolicy: 'Never', ...pod } });
  const job = (spec: object = {}, pod: object = {}) => object('batch/v1', 'Job', 'train', { spec: { template: template(pod), ...spec } });
  const codes = (rest: object) => ({ podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [1, 2], ...rest } }] } });

  test('lets those pass that end', () => {
    expect(found(podsSpec, [
      job(), job({}, { restartPolicy: 'OnFailure' }), job({ completionMode: 'Indexed', completions: 3, parallelism: 2, backoffLimitPerIndex: 1, maxFailedIndexes: 2 }),
      job(codes({ containerName: 'main' })), job({ podReplacementPolicy: 'Failed', ...codes({}) }),
      job({ manualSelector: true, selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'b' } }, ...template() } }),
      job({ managedBy: 'kueue.x-k8s.io/multikueue' }), job({ completionMode: 'Indexed', completions: 2, successPolicy: { rules: [{ succeededCount: 1 }] } }),
    ])).toEqual([]);
  });

  test.each<[what: string, spec: object, field: string]>([
    ['a time of 0 seconds for each pod', { template: template({ activeDeadlineSeconds: 0 }) }, 'template.spec.activeDeadlineSeconds'],
    ['fewer pods than none', { parallelism: -1 }, 'parallelism'],
    ['an index of failures without indexes', { backoffLimitPerIndex: 1 }, 'backoffLimitPerIndex'],
    ['no number of pods with an index', { completionMode: 'Indexed', parallelism: 2 }, 'completions'],
    ['more failures than pods', { completionMode: 'Indexed', completions: 2, backoffLimitPerIndex: 1, maxFailedIndexes: 3 }, 'maxFailedIndexes'],
    ['failures without their number for each', { completionMode: 'Indexed', completions: 2, maxFailedIndexes: 1 }, 'backoffLimitPerIndex'],
    ['no rule of success', { completionMode: 'Indexed', completions: 2, successPolicy: { rules: [] } }, 'successPolicy.rules'],
    ['a rule of success without a condition', { completionMode: 'Indexed', completions: 2, successPolicy: { rules: [{}] } }, 'successPolicy.rules[0]'],
    ['an exit code of success', codes({ values: [0, 1] }), 'podFailurePolicy.rules[0].onExitCodes.values[0]'],
    ['exit codes without order', codes({ values: [2, 1] }), 'podFailurePolicy.rules[0].onExitCodes.values[1]'],
    ['no exit codes', codes({ values: [] }), 'podFailurePolicy.rules[0].onExitCodes.values'],
    ['an unknown container', codes({ containerName: 'other' }), 'podFailurePolicy.rules[0].onExitCodes.containerName'],
    ['a rule without a condition', { podFailurePolicy: { rules: [{ action: 'FailJob' }] } }, 'podFailurePolicy.rules[0]'],
    ['an index that fails without indexes', { podFailurePolicy: { rules: [{ action: 'FailIndex', onPodConditions: [{ type: 'A', status: 'True' }] }] } },
      'podFailurePolicy.rules[0].action'],
    ['pods that are replaced early', { podReplacementPolicy: 'TerminatingOrFailed', ...codes({}) }, 'podReplacementPolicy'],
    ['a controller without a domain', { managedBy: 'kueue' }, 'managedBy'],
    ['a selector', { selector: { matchLabels: { a: 'b' } } }, 'selector'],
    ['pods that go on', { template: template({ restartPolicy: 'Always' }) }, 'template.spec.restartPolicy'],
    ['pods that do not say whether they go on', { template: template({ restartPolicy: undefined }) }, 'template.spec.restartPolicy'],
    ['pods that are restarted in spite of rules', { ...codes({}), template: template({ restartPolicy: 'OnFailure' }) }, 'template.spec.restartPolicy'],
  ])('finds %s', (_, spec, field) => {
    expect(places(podsSpec, [job(spec)])).toEqual([`Job/ml/train spec.${field}`]);
  });

  test('finds them in schedules, in sets and in runtimes', () => {
    const spec = { template: template({ containers: [{ name: 'main', image: '' }] }) };
    const jobs = { replicatedJobs: [{ name: 'node', template: { spec } }] };
    expect(places(podsSpec, [
      object('batch/v1', 'CronJob', 'nightly', { spec: { jobTemplate: { spec } } }), object('jobset.x-k8s.io/v1alpha2', 'JobSet', 'bert', { spec: jobs }),
      object('trainer.kubeflow.org/v1alpha1', 'TrainingRuntime', 'torch', { spec: { template: { spec: jobs } } }),
    ])).toEqual([
      'CronJob/ml/nightly spec.jobTemplate.spec.template.spec.containers[0].image',
      'JobSet/ml/bert spec.replicatedJobs[0].template.spec.template.spec.containers[0].image',
      'TrainingRuntime/ml/torch spec.template.spec.replicatedJobs[0].template.spec.template.spec.containers[0].image',
    ]);
  });

  test('leaves to the webhook of JobSet what it writes, and to training jobs what they give', () => {
    const spec = { template: { spec: { containers: [{ name: 'node', image: 'a/b:1' }] } } };
    const set = (job: object) => object('jobset.x-k8s.io/v1alpha2', 'JobSet', 'bert', { spec: { replicatedJobs: [{ name: 'node', template: job }] } });
    const runtime = (job: object) => object('trainer.kubeflow.org/v1alpha1', 'TrainingRuntime', 'torch', { spec: { template: { spec: { replicatedJobs: [{ name: 'node',
      template: job }] } } } });
    const metadata = { labels: { 'trainer.kubeflow.org/trainjob-ancestor-step': 'trainer' } };
    expect(places(podsSpec, [set({ spec }), set({ spec: { ...spec, parallelism: 2 } }), runtime({ metadata, spec: { ...spec, parallelism: 2 } }),
      runtime({ spec: { template: { spec: { containers: [{ name: 'node' }] } } } })])).toEqual(['JobSet/ml/bert spec.replicatedJobs[0].template.spec.completions']);
  });
});
