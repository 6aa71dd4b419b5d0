import { podsSpec } from '../../src/checks';
import { deployment, found, notebook, object } from './support';

const POD = 'spec.template.spec';
const MAIN = `${POD}.containers[0]`;
const REQUIRED = 'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution';
const data = { name: 'data', emptyDir: {} };

/** What the rule finds in a Deployment, without the place of the object. */
function faults(pod: object, container: object = {}): string[] {
  return found(podsSpec, [deployment(pod, container)]).map(text => text.replace('Deployment/ml/web ', '').replace(/;.*/, ''));
}

describe('Pods/Spec of what few pods have', () => {
  test('lets pods pass that Kubernetes takes', () => {
    expect(faults({
      hostNetwork: true, hostPID: true, schedulingGates: [{ name: 'example.com/quota' }], readinessGates: [{ conditionType: 'example.com/ready' }],
      resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: 'gpu' }], terminationGracePeriodSeconds: 90,
      securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'profiles/audit.json' }, sysctls: [{ name: 'kernel/shm_rmid_forced', value: '1' }] },
      volumes: [data, { name: 'scratch', ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } } } }],
      initContainers: [{ name: 'proxy', image: 'a/b:1', restartPolicy: 'Always', resources: { claims: [{ name: 'gpu' }] } }],
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In',
        values: ['n1'] }] }] } } },
    }, {
      ports: [{ containerPort: 53 }, { containerPort: 53, protocol: 'UDP' }, { containerPort: 80, hostPort: 80, hostIP: '10.0.0.1' }, { containerPort: 80, hostPort: 80,
        hostIP: '10.0.0.2' }],
      env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } }, { name: 'B',
        valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: 0 } } },
        { name: 'C', valueFrom: { secretKeyRef: { name: 's', key: 'tls.key' } } }],
      resources: { limits: { 'hugepages-2Mi': '4Mi', 'cpu': 1 } }, resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }],
      volumeMounts: [{ name: 'data', mountPath: '/data', readOnly: true, recursiveReadOnly: 'Enabled' }], lifecycle: { preStop: { sleep: { seconds: 60 } } },
      readinessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'X-Probe', value: 'a b' }] } },
    })).toEqual([]);
  });

  test.each<[container: object, finding: string]>([
    [{ restartPolicy: 'Always' }, 'restartPolicy: must not be set for a container of the pod itself, got "Always"'],
    [{ readinessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'X Probe' }] } } },
      'readinessProbe.httpGet.httpHeaders[0].name: must be letters, digits and "-", got "X Probe"'],
    [{ ports: [{ containerPort: 1, hostPort: 80 }, { containerPort: 2, hostPort: 80 }] }, 'ports[1].hostPort: must not repeat a port of the node, got 80'],
    [{ env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1Mi' } } }] },
      'env[0].valueFrom.resourceFieldRef.divisor: must be 1 or 1m, got a string'],
    [{ env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '2Mi' } } }] },
      'env[0].valueFrom.resourceFieldRef.divisor: must be 1, or 1 with a unit such as Mi, got a string'],
    [{ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'c', key: 'a/b' } } }] },
      'env[0].valueFrom.configMapKeyRef.key: must be a key of the object: letters, digits, "-", "_" and ".", got a string'],
    [{ resources: { limits: { 'hugepages-2Mi': '4Mi' } } }, 'resources.limits.hugepages-2Mi: needs cpu or memory beside it, got "4Mi"'],
    [{ resources: { claims: [{ name: 'gpu' }] } }, 'resources.claims[0].name: must be one of the resourceClaims of the pod, got "gpu"'],
    [{ volumeMounts: [{ name: 'data', mountPath: '/a', mountPropagation: 'Bidirectional' }] },
      'volumeMounts[0].mountPropagation: is for privileged containers alone, got "Bidirectional"'],
    [{ volumeMounts: [{ name: 'data', mountPath: '/a', recursiveReadOnly: 'Enabled' }] }, 'volumeMounts[0].recursiveReadOnly: needs readOnly, got "Enabled"'],
    [{ lifecycle: { preStop: { sleep: { seconds: 60 } } } }, 'lifecycle.preStop.sleep.seconds: must be from 0 to 30, got 60'],
    [{ securityContext: { seccompProfile: { type: 'Localhost' } } },
      'securityContext.seccompProfile.localhostProfile: must be the path of a profile on the node, for the type "Localhost", got undefined'],
  ])('finds in a container what Kubernetes refuses: %j', (container, finding) => {
    expect(faults({ volumes: [data] }, container)).toEqual([`${MAIN}.${finding}`]);
  });

  test.each<[pod: object, finding: string]>([
    [{ initContainers: [{ name: 'first', image: 'a/b:1', restartPolicy: 'Never' }] },
      'initContainers[0].restartPolicy: must be "Always", by which a container runs beside the others, got "Never"'],
    [{ schedulingGates: [{ name: 'a b' }] }, 'schedulingGates[0].name: must be a name as of a label, [<DNS subdomain>/]<name>, got "a b"'],
    [{ schedulingGates: [{ name: 'a' }], nodeName: 'n1' }, 'nodeName: must not be set before all schedulingGates are open, got "n1"'],
    [{ readinessGates: [{ conditionType: 'a b' }] }, 'readinessGates[0].conditionType: must be a name as of a label, [<DNS subdomain>/]<name>, got "a b"'],
    [{ shareProcessNamespace: true, hostPID: true }, 'shareProcessNamespace: must not stand beside hostPID, got true'],
    [{ hostUsers: false, hostNetwork: true }, 'hostNetwork: must not be so where hostUsers is false, got true'],
    [{ hostNetwork: true, containers: [1, 2].map(n => ({ name: `c${n}`, image: 'a/b:1', ports: [{ containerPort: 80 }] })) },
      'containers[1].ports[0].containerPort: must not repeat a port of the node, got 80'],
    [{ securityContext: { sysctls: [{ name: 'Kernel Shm', value: '1' }] } },
      'securityContext.sysctls[0].name: must be the name of a setting of the kernel, such as "net.core.somaxconn", got "Kernel Shm"'],
    [{ securityContext: { sysctls: [{ name: 'net.a', value: '1' }, { name: 'net.a', value: '2' }] } },
      'securityContext.sysctls[1].name: must not repeat a setting of the kernel, got "net.a"'],
    [{ securityContext: { seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'a' } } },
      'securityContext.seccompProfile.localhostProfile: has a meaning for the type "Localhost" alone, got "a"'],
    [{ volumes: [{ name: 'a', ephemeral: {} }] }, 'volumes[0].ephemeral.volumeClaimTemplate: must be the claim of the volume, got undefined'],
    [{ volumes: [{ name: 'a', ephemeral: { volumeClaimTemplate: { spec: { resources: { requests: { storage: '1Gi' } } } } } }] },
      'volumes[0].ephemeral.volumeClaimTemplate.spec.accessModes: must be a list with a way to use the volume, such as "ReadWriteOnce", got undefined'],
    [{ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields: [{ key: 'spec.x', operator: 'In',
      values: ['a'] }] }] } } } },
      `${REQUIRED}.nodeSelectorTerms[0].matchFields[0].key: must be "metadata.name", the only field that is known, got "spec.x"`],
  ])('finds in a pod what Kubernetes refuses: %j', (pod, finding) => {
    expect(faults(pod)).toEqual([`${POD}.${finding}`]);
  });
});

describe('Pods/Spec of pods that are kept up', () => {
  test('finds pods that end by themselves, of notebooks too', () => {
    expect(faults({ restartPolicy: 'Always' })).toEqual([]);
    expect(faults({ restartPolicy: 'OnFailure' })).toEqual([`${POD}.restartPolicy: must be "Always", since the pods are kept up, got "OnFailure"`]);
    expect(faults({ activeDeadlineSeconds: 60 })).toEqual([`${POD}.activeDeadlineSeconds: must not be set for pods that are kept up, got 60`]);
    expect(found(podsSpec, [notebook({}, { restartPolicy: 'Never' })])).toEqual([
      'Notebook/ml/explore spec.template.spec.restartPolicy: must be "Always", since the pods are kept up, got "Never"; correct it',
    ]);
  });
});

describe('Pods/Spec of clusters of Ray', () => {
  const group = (container: object) => ({ template: { spec: { containers: [{ name: 'ray', image: 'rayproject/ray:2.46.0', ...container }] } } });
  const workers = (container: object) => [{ groupName: 'gpu', rayStartParams: {}, ...group(container) }];
  const cluster = (container: object) => ({ headGroupSpec: { rayStartParams: {}, ...group({}) }, workerGroupSpecs: workers(container) });

  test('finds workers that Kubernetes refuses, of jobs too', () => {
    const wrong = { resources: { requests: { cpu: 2 }, limits: { cpu: 1 } } };
    const rayClusterSpec = cluster(wrong);
    expect(found(podsSpec, [object('ray.io/v1', 'RayCluster', 'ray', { spec: rayClusterSpec }), object('ray.io/v1', 'RayJob', 'run', { spec: { rayClusterSpec } })])).toEqual([
      'RayCluster/ml/ray spec.workerGroupSpecs[0].template.spec.containers[0].resources.requests.cpu: must be at most the limit, 1, got 2; lower it, or raise the limit',
      'RayJob/ml/run spec.rayClusterSpec.workerGroupSpecs[0].template.spec.containers[0].resources.requests.cpu: must be at most the limit, 1, got 2; lower it, or raise the limit',
    ]);
  });

  test('leaves the image of what submits to a cluster that is there', () => {
    expect(found(podsSpec, [object('ray.io/v1', 'RayJob', 'run', { spec: { entrypoint: 'python a.py', clusterSelector: { 'ray.io/cluster': 'ray' } } })])).toEqual([]);
  });
});

describe('Pods/Spec of Jobs that succeed early', () => {
  const job = (spec: object, pod: object = {}) => found(podsSpec, [object('batch/v1', 'Job', 'train', { spec: {
    completionMode: 'Indexed', completions: 4, template: { spec: { containers: [{ name: 'main', image: 'a/b:1' }], restartPolicy: 'Never', ...pod } }, ...spec,
  } })]).map(text => text.replace('Job/ml/train spec.', '').replace(/;.*/, ''));
  const success = (rule: object) => job({ successPolicy: { rules: [rule] } });

  test('lets indexes pass that there are, also none of them', () => {
    expect([{ succeededIndexes: '0,2-3', succeededCount: 3 }, { succeededIndexes: '' }, { succeededCount: 0 }].flatMap(success)).toEqual([]);
  });

  test.each([
    [{ succeededIndexes: '4' }, 'succeededIndexes: must be numbers and spans of indexes in their order, below 4, got "4"'],
    [{ succeededIndexes: '2,0' }, 'succeededIndexes: must be numbers and spans of indexes in their order, below 4, got "2,0"'],
    [{ succeededIndexes: '1-1' }, 'succeededIndexes: must be numbers and spans of indexes in their order, below 4, got "1-1"'],
    [{ succeededIndexes: 'all' }, 'succeededIndexes: must be numbers and spans of indexes in their order, below 4, got "all"'],
    [{ succeededIndexes: '0-1', succeededCount: 3 }, 'succeededCount: must be from 0 to 2, got 3'],
  ])('finds indexes that are not there: %j', (rule, finding) => {
    expect(success(rule)).toEqual([`successPolicy.rules[0].${finding}`]);
  });

  test('finds a selector of its own that its pods do not fit', () => {
    expect(job({ manualSelector: true, selector: { matchLabels: { app: 'train' } } })).toEqual(['selector.matchLabels.app: must be a label of the pods, got "train"']);
  });

  test('finds what would restart a container of pods that are never restarted', () => {
    const resizePolicy = [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }];
    expect(job({}, { containers: [{ name: 'main', image: 'a/b:1', resizePolicy }] }))
      .toEqual(['template.spec.containers[0].resizePolicy[0].restartPolicy: must be "NotRequired" in a pod with restartPolicy "Never", got "RestartContainer"']);
  });
});
