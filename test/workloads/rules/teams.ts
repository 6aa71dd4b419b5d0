import { Chart, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { ALL_RULES } from '../../../src/checks';
import { rendered, Rule } from '../../../src/core';
import { Notebook, notebookImages, NotebookProps, Profile, ProfileProps, user } from '../../../src/workloads';
import { clusterObject } from '../../checks/support';
import { chart } from '../../support';

/** A chart with the profile `vision`. */
export function team(props: Partial<ProfileProps> = {}): { readonly scope: Chart; readonly profile: Profile } {
  const scope = chart();
  return { scope, profile: new Profile(scope, 'vision', { owner: user('user@example.com'), ...props }) };
}

/** A notebook that asks for half a core and 1 GiB. */
export function notebookOf(profile: Profile, id: string, props: Partial<NotebookProps> = {}): Notebook {
  return new Notebook(profile, id, { image: notebookImages.jupyterPytorchCuda, cpu: Cpu.millis(500), memory: Size.gibibytes(1), ...props });
}

/** The Profile `ml`, of which the controller makes a quota. */
export function profileWith(hard: object): object {
  return clusterObject('kubeflow.org/v1', 'Profile', 'ml', { spec: { owner: { kind: 'User', name: 'a@b.co' }, resourceQuotaSpec: { hard } } });
}

const rulesOf = (...kinds: readonly string[]) => ALL_RULES.filter(rule => kinds.includes(rule.id.split('/')[0]));

/** The rules about profiles. */
const PROFILE_RULES = rulesOf('Profile');

/** All rules about what teams declare. */
export const TEAM_RULES: readonly Rule[] = rulesOf('Profile', 'Notebook', 'Tensorboard', 'PVCViewer', 'PodDefault');

/** What all rules about profiles find below a chart, each as `<rule> <Kind>/<name>: <problem>; <fix>`. */
export function teamFindings(scope: Chart): string[] {
  const set = rendered(scope);
  return PROFILE_RULES.flatMap(rule => [...rule.check(set)].map(one => `${rule.id} ${one.at.kind}/${one.at.name}: ${one.problem}; ${one.fix}`));
}
