import type { JobRole } from './props';
import type { TrainingReplica } from '../../../apis/kubeflow.org/v1';
import { madeContainer } from '../../pod/container';
import { PodAround, podSpec, usualSecurity } from '../../pod/pod';
import { trainingMetadata } from '../mesh';

/** A role as its kind of jobs has it. */
export interface RoleForm {
  /** Name of the container that trains. */
  readonly container: string;
  /** Whether the pods get a proxy of the mesh. @default false */
  readonly mesh?: boolean;
  /** Whether the program needs the API server, as a launcher does that starts processes in other pods. @default false */
  readonly callsApi?: boolean;
  /** How many pods, where it must be written. @default - as the role says */
  readonly replicas?: number;
}

/** Pods of a role in the API's form. */
export function replica(at: PodAround, role: JobRole & { readonly replicas?: number }, form: RoleForm): TrainingReplica {
  const { serviceAccount, restartPolicy, replicas = form.replicas } = role;
  const { automountServiceAccountToken = form.callsApi || serviceAccount !== undefined ? undefined : false } = role;
  const main = madeContainer(at, { ...role, name: form.container }, usualSecurity(at));
  return {
    ...replicas !== undefined && { replicas },
    ...restartPolicy !== undefined && { restartPolicy },
    template: { metadata: trainingMetadata({ ...role, mesh: form.mesh }), spec: podSpec(at, { ...role, automountServiceAccountToken }, [main], role.gpu) },
  };
}
