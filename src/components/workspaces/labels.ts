import { Labels } from '../../kit';

/** Programs of workspaces, with the part that each of them plays. */
const PARTS = { controller: 'controller-manager', backend: 'api', frontend: 'ui' } as const;

/** One of the programs. */
export type WorkspacesProgram = keyof typeof PARTS;

/** Labels of the namespace. */
export const COMMON_LABELS: Labels = { 'app.kubernetes.io/managed-by': 'kustomize', 'app.kubernetes.io/part-of': 'kubeflow-workspaces' };

/** Name of a program: its Deployment, its account, its Service. */
export function nameOf(program: WorkspacesProgram): string {
  return `workspaces-${program}`;
}

/** Labels of what belongs to a program beside its pods. */
export function labelsOf(program: WorkspacesProgram, component?: string): Labels {
  return { ...COMMON_LABELS, 'app.kubernetes.io/name': nameOf(program), ...component !== undefined && { 'app.kubernetes.io/component': component } };
}

/** Labels by which the pods of a program are selected; immutable in a cluster. */
export function podLabels(program: WorkspacesProgram): Labels {
  return { app: nameOf(program), ...labelsOf(program, PARTS[program]) };
}
