import { Chart, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { uncountedGpu } from '../../../src/checks/workloads/gpus';
import { profileLimits } from '../../../src/checks/workloads/limits';
import { notebookForm } from '../../../src/checks/workloads/notebook-form';
import { notebookName, notebookService } from '../../../src/checks/workloads/notebook-names';
import { profilePlugins } from '../../../src/checks/workloads/plugins';
import { podDefaultSelector } from '../../../src/checks/workloads/pod-default-selectors';
import { podDefaultConflict, podDefaultForm, podDefaultMissing } from '../../../src/checks/workloads/pod-defaults';
import { contributorBindings, profilePrincipals } from '../../../src/checks/workloads/principals';
import { profileNamespace } from '../../../src/checks/workloads/profile-namespace';
import { profileQuota, quotaKeys } from '../../../src/checks/workloads/quota';
import { systemPods } from '../../../src/checks/workloads/system-pods';
import { tensorboardLevel } from '../../../src/checks/workloads/tensorboards';
import { volumeViewerPod } from '../../../src/checks/workloads/volume-viewers';
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

/** The rules about profiles. */
const PROFILE_RULES: readonly Rule[] = [profileQuota, quotaKeys, uncountedGpu, profileLimits, systemPods, profileNamespace, profilePrincipals, contributorBindings, profilePlugins];

/** All rules about what teams declare. */
export const TEAM_RULES: readonly Rule[] = [
  ...PROFILE_RULES, notebookName, notebookService, notebookForm, tensorboardLevel, volumeViewerPod, podDefaultMissing, podDefaultForm, podDefaultSelector, podDefaultConflict,
];

/** What all rules about profiles find below a chart, each as `<rule> <Kind>/<name>: <problem>; <fix>`. */
export function teamFindings(scope: Chart): string[] {
  const set = rendered(scope);
  return PROFILE_RULES.flatMap(rule => [...rule.check(set)].map(one => `${rule.id} ${one.at.kind}/${one.at.name}: ${one.problem}; ${one.fix}`));
}
