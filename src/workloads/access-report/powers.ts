import { allows, namesAllowed, Rights } from './roles';
import { isBuiltIn } from '../../core';

/** Something that people ask about a role, with what must be allowed for it. */
interface Power {
  readonly words: string;
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
}

const EXEC: Power = { words: 'run commands inside pods', verb: 'create', group: '', resource: 'pods/exec' };

const POWERS: readonly Power[] = [
  { words: 'see pods and their logs', verb: 'get', group: '', resource: 'pods/log' },
  { words: 'read Secrets', verb: 'get', group: '', resource: 'secrets' },
  { words: 'start notebooks', verb: 'create', group: 'kubeflow.org', resource: 'notebooks' },
  { words: 'start pods of any image', verb: 'create', group: '', resource: 'pods' },
  EXEC,
  { words: 'run pipelines', verb: 'create', group: 'pipelines.kubeflow.org', resource: 'runs' },
  { words: 'train models', verb: 'create', group: 'trainer.kubeflow.org', resource: 'trainjobs' },
  { words: 'tune models', verb: 'create', group: 'kubeflow.org', resource: 'experiments' },
  { words: 'serve models', verb: 'create', group: 'serving.kserve.io', resource: 'inferenceservices' },
  { words: 'delete volumes', verb: 'delete', group: '', resource: 'persistentvolumeclaims' },
  { words: 'change the quota', verb: 'update', group: '', resource: 'resourcequotas' },
  { words: 'change who may enter through the mesh', verb: 'create', group: 'security.istio.io', resource: 'authorizationpolicies' },
  { words: 'give access to others', verb: 'create', group: 'rbac.authorization.k8s.io', resource: 'rolebindings' },
];

/** A role in the table of powers. */
export interface Holder {
  readonly rights: readonly Rights[];
  /** Whether somebody with it opens notebooks in the browser, in which there is a terminal. */
  readonly entersNotebooks: boolean;
}

/** What the rules allow, in a few words each; names of objects follow where it is these alone. */
export function powersOf(rights: readonly Rights[]): string[] {
  return POWERS.flatMap(power => {
    const names = namesAllowed(rights, power.verb, power.group, power.resource);
    return has(rights, power) ? [power.words] : names.length > 0 ? [`${power.words} (${names.join(', ')})`] : [];
  });
}

/** One line for each power: the words, and whether each role has it. Kinds that no role speaks of are left out: the platform lacks them. */
export function powerRows(holders: readonly Holder[]): string[][] {
  return POWERS.filter(({ group, resource }) => isBuiltIn(`${group}/v1`) || holders.some(({ rights }) => speaksOf(rights, group, resource)))
    .map(power => [power.words, ...holders.map(holder => answer(holder, power))]);
}

function answer({ rights, entersNotebooks }: Holder, power: Power): string {
  return has(rights, power) ? 'yes' : power === EXEC && entersNotebooks ? 'in the terminals of notebooks' : 'no';
}

function has(rights: readonly Rights[], { verb, group, resource }: Power): boolean {
  return allows(rights, verb, group, resource);
}

function speaksOf(rights: readonly Rights[], group: string, resource: string): boolean {
  return rights.some(({ apiGroups = [], resources = [] }) => apiGroups.includes(group) && (resources.includes(resource) || resources.includes('*')));
}
