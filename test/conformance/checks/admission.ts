import { Answer, Api, messageOf, succeeded } from '../support/api';
import { accountsMade, limitsKnown } from '../support/limits';
import { concurrently, Finding, labelOf, Manifest } from '../support/manifests';

/** Label of pods that the suite makes. */
const MARK = 'conformance.example.com/of';

/** The pod that a workload's controller would make; undefined for kinds without pods. */
export function podOf(workload: Manifest): Manifest | undefined {
  const { spec } = workload;
  const template = workload.kind === 'CronJob' ? spec?.jobTemplate?.spec?.template
    : /^(Deployment|StatefulSet|DaemonSet|Job|ReplicaSet)$/.test(workload.kind) || isNotebook(workload) ? spec?.template : undefined;
  if (template?.spec === undefined) {
    return undefined;
  }
  const claims = (spec.volumeClaimTemplates ?? []).map((claim: any) => ({ name: claim.metadata.name, persistentVolumeClaim: { claimName: claim.metadata.name } }));
  return {
    apiVersion: 'v1', kind: 'Pod',
    metadata: {
      ...template.metadata, name: `${workload.kind}-${workload.metadata.name}`.toLowerCase().slice(0, 63), namespace: workload.metadata.namespace ?? 'default',
      labels: { ...template.metadata?.labels, [MARK]: workload.kind.toLowerCase() },
    },
    spec: { ...template.spec, ...claims.length > 0 && { volumes: [...template.spec.volumes ?? [], ...claims] } },
  };
}

/** Workloads that stand for the pods which the runtimes of a platform describe, in a namespace: a Job for each template. */
export function workloadsOfRuntimes(manifests: readonly Manifest[], namespace: string): Manifest[] {
  return manifests.flatMap(({ kind, metadata, spec }) => templatesOf(kind, spec).map(([part, template]): Manifest => ({
    apiVersion: 'batch/v1', kind: 'Job', metadata: { name: `${metadata.name}-${part}`.replace(/\./g, '-'), namespace }, spec: { template },
  })));
}

function templatesOf(kind: string, spec: any): [part: string, template: any][] {
  switch (kind) {
    case 'ClusterTrainingRuntime': return spec.template.spec.replicatedJobs.map((job: any) => [job.name, withClaims(job.template.spec.template, spec.template.spec)]);
    case 'ClusterServingRuntime': return [['head', spec], ['worker', spec.workerSpec]].filter(([, part]) => part !== undefined)
      .map(([part, { containers, volumes, hostIPC }]) => [part, { spec: { containers, volumes, hostIPC } }]);
    default: return [];
  }
}

/** A pod of a job with the volumes that JobSet's controller makes for the claims of the set. */
function withClaims(template: any, { volumeClaimPolicies = [] }: any): any {
  const volumes = volumeClaimPolicies.flatMap((policy: any) => policy.templates).map(({ metadata: { name } }: any) => ({ name, persistentVolumeClaim: { claimName: name } }));
  return { ...template, spec: { ...template.spec, volumes: [...template.spec.volumes ?? [], ...volumes] } };
}

function isNotebook({ apiVersion, kind }: Manifest): boolean {
  return kind === 'Notebook' && apiVersion.startsWith('kubeflow.org/');
}

/**
 * Makes a pod of each workload, which no kubelet ever starts: findings are refusals by Pod Security, quota, LimitRange
 * or a missing account, and warnings. The pods stay for {@link selectionFindings}, unless it is a dry run.
 *
 * What the server says is final: by then it has all accounts that are made by themselves, and knows all limits. A pod that is
 * there already is only tried. Were it made anew, its quota would count the old one until the controller hears of the end of it;
 * a quota counts it twice as it is, so that pods with quotas are to be asked once on each server.
 */
export async function admissionFindings(api: Api, manifests: readonly Manifest[], options: { readonly dryRun?: boolean } = {}): Promise<Finding[]> {
  const pods = manifests.flatMap(one => {
    const pod = podOf(one);
    return pod === undefined ? [] : [{ object: labelOf(one), pod }];
  });
  await accountsMade(api);
  await limitsKnown(api);
  const answers = await concurrently(pods, async ({ pod }) => options.dryRun === true || (await api.read(pod)).status === 200 ? tried(api, pod) : api.create(pod));
  return pods.flatMap(({ object }, index) => [
    ...succeeded(answers[index]) ? [] : [{ object, problem: `its pod is refused: ${messageOf(answers[index].body)}` }],
    ...answers[index].warnings.map(problem => ({ object, problem: `its pod is warned of: ${problem}` })),
  ]);
}

/** What the server would say to a pod like this one, under another name. */
function tried(api: Api, pod: Manifest): Promise<Answer> {
  const metadata = { ...pod.metadata, name: '', generateName: `${pod.metadata.name.slice(0, 57)}-` };
  return api.create({ ...pod, metadata }, { dryRun: true });
}

/** Selectors of pods in an object: labels, and where they look (undefined: in all namespaces). */
function selectorsOf(one: Manifest): { readonly labels: Readonly<Record<string, string>>; readonly namespace?: string }[] {
  const { spec = {} } = one;
  const here = one.metadata.namespace;
  const plain = (labels: any, namespace = here) => labels === undefined || Object.keys(labels).length === 0 ? [] : [{ labels, ...namespace !== undefined && { namespace } }];
  switch (one.kind) {
    case 'Service': return plain(spec.selector);
    case 'PodDisruptionBudget': return plain(spec.selector?.matchLabels);
    case 'NetworkPolicy': return plain(spec.podSelector?.matchLabels);
    case 'AuthorizationPolicy': case 'RequestAuthentication': case 'PeerAuthentication': return plain(spec.selector?.matchLabels);
    case 'DestinationRule': case 'Sidecar': case 'EnvoyFilter': return plain(spec.workloadSelector?.labels);
    case 'Gateway': return one.apiVersion.startsWith('networking.istio.io/') ? [{ labels: spec.selector }] : [];
    default: return [];
  }
}

/** Objects that select no pod of any workload; to be asked when the pods of {@link admissionFindings} are there. */
export async function selectionFindings(api: Api, manifests: readonly Manifest[]): Promise<Finding[]> {
  const asked = manifests.flatMap(one => selectorsOf(one).map(selector => ({ object: labelOf(one), ...selector })));
  const counts = await concurrently(asked, async ({ labels, namespace }) => {
    const selector = encodeURIComponent(Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(','));
    return (await api.list(`/api/v1/${namespace === undefined ? '' : `namespaces/${namespace}/`}pods?labelSelector=${selector}`)).length;
  });
  return asked.filter((_, index) => counts[index] === 0)
    .map(({ object, labels }) => ({ object, problem: `selects no pod with ${Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(', ')}` }));
}
