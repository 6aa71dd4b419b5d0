/** What is said of programs, held against what is rendered of them. */
import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ArgoWorkflows } from '../../src/components/argo-workflows';
import { managedPipelinesDatabases, Mysql } from '../../src/components/mysql';
import { Pipelines } from '../../src/components/pipelines';
import { Seaweedfs, singleUserStore } from '../../src/components/seaweedfs';
import { Component, Field, isBuiltIn, Located, ManifestSet, Pods, podsOf, ProgramFacts } from '../../src/core';
import { manifestSet } from '../support';
import { COMPONENTS, EACH } from './support';

/** Kubeflow Pipelines for a single user, with all that it may have. */
const SINGLE_USER: readonly (readonly [string, (scope: Construct) => Component])[] = [
  ['seaweedfs', scope => new Seaweedfs(scope, 'seaweedfs', { tenancy: 'single' })],
  ['mysql', scope => new Mysql(scope, 'mysql', { mesh: false, metadata: {} })],
  ['argo-workflows', scope => new ArgoWorkflows(scope, 'argo-workflows', { namespaced: true })],
  ['pipelines', scope => new Pipelines(scope, 'pipelines', {
    tenancy: 'single', objectStore: singleUserStore('kubeflow'), databases: managedPipelinesDatabases(), pipelineStore: 'kubernetes', tls: {}, visualizations: true,
  })],
];

const FURTHER = EACH.filter(([name]) => !(name in COMPONENTS));

/** A program with the objects that it is a part of. */
interface Program {
  readonly facts: ProgramFacts;
  /** `<namespace>/<workload>/<container>`. */
  readonly label: string;
  readonly workload: Located;
  readonly pods: Pods;
  readonly container: Field;
}

/** Programs of all components, and of those that stand in for one of them. */
function platforms(): { readonly set: ManifestSet; readonly facts: readonly ProgramFacts[]; readonly programs: readonly Program[] }[] {
  return [Object.entries(COMPONENTS), ...FURTHER.map(one => [one]), SINGLE_USER].map(list => {
    const app = new App();
    const components: Component[] = list.map(([name, make]) => make(new Chart(app, name)));
    const set = manifestSet(app);
    const facts = components.flatMap(one => one.programs);
    return { set, facts, programs: facts.map(one => programOf(set, one)) };
  });
}

function labelOf({ namespace, name, container }: ProgramFacts): string {
  return `${namespace}/${name}/${container}`;
}

function programOf(set: ManifestSet, facts: ProgramFacts): Program {
  const workload = set.find(`apps/${facts.kind}`, facts.namespace, facts.name);
  const pods = workload && podsOf(workload)[0];
  const container = pods && ['containers', 'initContainers'].flatMap(list => pods.spec.at(list).items()).find(one => one.at('name').text === facts.container);
  if (workload === undefined || pods === undefined || container === undefined) {
    throw new Error(`no container of ${facts.kind} ${labelOf(facts)}`);
  }
  return { facts, label: labelOf(facts), workload, pods, container };
}

const ALL = platforms();
const PROGRAMS = ALL.flatMap(({ programs, set }) => programs.map(program => ({ set, ...program })));

/** Labels of the programs of which that is not so. */
const except = (holds: (one: (typeof PROGRAMS)[number]) => boolean) => PROGRAMS.filter(one => !holds(one)).map(one => one.label);

/** Ports that the pod of a program shows: those of its containers, and that of its metrics. */
function portsOf({ pods }: Program): number[] {
  const declared = pods.spec.at('containers').items().flatMap(one => one.at('ports').items()).flatMap(one => one.at('containerPort').number ?? []);
  return [...declared, ...annotation(pods, 'port') === undefined ? [] : [Number(annotation(pods, 'port'))]];
}

function annotation(pods: Pods, name: string): string | undefined {
  return pods.metadata.at('annotations', `prometheus.io/${name}`).text;
}

/** User that the manifest names for a program; undefined if it leaves it to the image. */
function userOf({ container, pods }: Program): number | undefined {
  return [container, pods.spec].map(one => one.at('securityContext', 'runAsUser').number).find(one => one !== undefined);
}

/** Whether a subject of a binding is the account of a program. */
function isAccountOf({ pods, workload }: Program, subject: Field): boolean {
  const account = ['ServiceAccount', workload.namespace, pods.spec.at('serviceAccountName').value];
  return ['kind', 'namespace', 'name'].every((name, index) => subject.at(name).value === account[index]);
}

/** Rules of a role, and of those that it collects by their labels. */
function rulesOf(role: Located, set: ManifestSet): Field[] {
  const collected = role.at('aggregationRule', 'clusterRoleSelectors').items().flatMap(selector => set.ofKind('rbac.authorization.k8s.io/ClusterRole')
    .filter(one => Object.entries(selector.at('matchLabels').strings()).every(([key, value]) => one.labels[key] === value)));
  return [role, ...collected].flatMap(one => one.at('rules').items());
}

function bindingsOf(one: Program, set: ManifestSet): Located[] {
  return set.ofKind('rbac.authorization.k8s.io/ClusterRoleBinding', 'rbac.authorization.k8s.io/RoleBinding')
    .filter(binding => binding.at('subjects').items().some(subject => isAccountOf(one, subject)));
}

test('every container of every component is known, and known once', () => {
  for (const { set, facts } of ALL) {
    // Runtimes are forms for the pods of teams, which no component runs.
    const rendered = set.pods.filter(({ at }) => isBuiltIn(at.apiVersion)).flatMap(({ at, spec }) => ['initContainers', 'containers'].flatMap(list => spec.at(list).items())
      .map(container => `${at.kind} ${at.namespace}/${at.name}/${container.at('name').text}`));
    expect(facts.map(one => `${one.kind} ${labelOf(one)}`).sort()).toEqual(rendered.sort());
  }
});

test('each fact has a source', () => {
  const unsourced = PROGRAMS.flatMap(({ facts, label }) => Object.entries(facts)
    .filter(([, fact]) => typeof fact === 'object' && fact.source.trim() === '').map(([name]) => `${label} ${name}`));
  expect(unsourced).toEqual([]);
});

test('the Services that a program calls are there, with that port', () => {
  const missing = PROGRAMS.flatMap(({ set, label, facts }) => facts.calls.is.flatMap(({ to }) => {
    if (typeof to === 'string') {
      return [];
    }
    const ports = set.find('Service', to.namespace, to.name)?.at('spec', 'ports').items().map(one => one.at('port').value) ?? [];
    return ports.includes(to.port) ? [] : [`${label} calls ${to.namespace}/${to.name}:${to.port}`];
  }));
  expect(missing).toEqual([]);
});

test('others call a program at ports that its pod shows', () => {
  const hidden = PROGRAMS.flatMap(one => one.facts.calledBy.is.filter(({ port }) => !portsOf(one).includes(port)).map(({ from, port }) => `${one.label} by ${String(from)} at ${port}`));
  // Their defaults, of which the manifests say nothing.
  expect(hidden).toEqual(['kubeflow/notebook-controller-deployment/manager by prometheus at 8080', 'kubeflow/kserve-localmodel-controller-manager/manager by prometheus at 8080',
    'kubeflow/metacontroller/metacontroller by prometheus at 9999', 'notebook-controller-system/notebook-controller-deployment/manager by prometheus at 8080']);
});

test('pods that call a program are there, or those of a component elsewhere', () => {
  const callers = PROGRAMS.flatMap(({ set, label, facts }) => facts.calledBy.is.flatMap(({ from }) => typeof from === 'string' ? [] : [{ set, label, ...from }]));
  const strange = callers.filter(({ set, namespace, labels }) => !set.pods.some(pods => pods.namespace === namespace &&
    Object.entries(labels).every(([key, value]) => pods.metadata.at('labels', key).value === value)));
  expect(callers.length).toBeGreaterThan(0);
  expect(strange.map(one => `${one.label} by ${one.namespace}`)).toEqual([]);
});

test('metrics are where the pod tells Prometheus, or at a port that it shows', () => {
  expect(except(one => {
    const { is } = one.facts.metrics;
    const [port, path = '/metrics'] = [annotation(one.pods, 'port'), annotation(one.pods, 'path')];
    return port !== undefined ? is !== undefined && is.port === Number(port) && is.path === path
      : is === undefined || portsOf(one).includes(is.port) || one.facts.calledBy.is.some(({ from, port: called }) => from === 'prometheus' && called === is.port);
  })).toEqual([]);
});

test('a program whose metrics are known is called by Prometheus, or has them beside its pages', () => {
  expect(except(({ facts: { metrics: { is }, calledBy } }) => is === undefined || calledBy.is.some(({ port }) => port === is.port))).toEqual([]);
});

test('a program runs as root where the manifest makes it, and nowhere else', () => {
  expect(except(one => (one.facts.user.is === 0) === (userOf(one) === 0))).toEqual([]);
});

test('where the manifest names another user than the facts, both were seen to work', () => {
  expect(except(one => userOf(one) === undefined || userOf(one) === one.facts.user.is || /seen/.test(one.facts.user.source)))
    .toEqual(['kubeflow/tensorboard-controller-deployment/kube-rbac-proxy']); // has the user of its pod, which is that of the controller beside it
});

test('a program that calls the API server has a token, and an account with rights', () => {
  expect(except(({ facts }) => facts.token.is || !facts.calls.is.some(({ to }) => to === 'api-server'))).toEqual([]);
  expect(except(one => !one.facts.token.is || bindingsOf(one, one.set).length > 0)).toEqual([]);
});

test('a program of several pods of which one leads may take leases', () => {
  const mayElect = (one: Program & { readonly set: ManifestSet }) => bindingsOf(one, one.set).some(binding => {
    const role = one.set.find(`rbac.authorization.k8s.io/${binding.at('roleRef', 'kind').text}`, binding.namespace, binding.at('roleRef', 'name').text ?? '');
    const names = (rule: Field, list: string, name: string) => rule.at(list).items().some(({ value }) => value === name);
    return role !== undefined && rulesOf(role, one.set).some(rule => names(rule, 'resources', 'leases') && names(rule, 'verbs', 'update'));
  });
  expect(PROGRAMS.some(one => one.facts.replication.is === 'one-leads')).toBe(true);
  expect(except(one => one.facts.replication.is !== 'one-leads' || mayElect(one))).toEqual([]);
});

test('a program that bears one pod only has one', () => {
  expect(except(one => one.facts.replication.is !== 'one-only' || one.workload.at('spec', 'replicas').value === 1)).toEqual([]);
});
