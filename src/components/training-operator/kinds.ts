/** The kinds of jobs that the operator works on, in upstream's order. */
import { CrdDefinition } from '../../apis/crd';
import { jaxJobCrd, mpiJobCrd, paddleJobCrd, pytorchJobCrd, tfJobCrd, xgboostJobCrd } from '../../apis/kubeflow.org/crds';

/** A kind of jobs; its flag calls it a scheme. */
export type TrainingScheme = 'JAXJob' | 'MPIJob' | 'PaddleJob' | 'PyTorchJob' | 'TFJob' | 'XGBoostJob';

const DEFINITIONS: Readonly<Record<TrainingScheme, CrdDefinition>> = {
  JAXJob: jaxJobCrd, MPIJob: mpiJobCrd, PaddleJob: paddleJobCrd, PyTorchJob: pytorchJobCrd, TFJob: tfJobCrd, XGBoostJob: xgboostJobCrd,
};

/** All kinds. */
export const ALL_SCHEMES = Object.keys(DEFINITIONS) as readonly TrainingScheme[];

/** Definitions of kinds, in upstream's order whatever that of the kinds. */
export function definitionsOf(schemes: readonly TrainingScheme[]): CrdDefinition[] {
  return ALL_SCHEMES.filter(scheme => schemes.includes(scheme)).map(scheme => DEFINITIONS[scheme]);
}

/** A resource of the API, with its kind. */
export interface JobResource {
  readonly group: string;
  readonly version: string;
  readonly kind: TrainingScheme;
  /** Name in URLs and RBAC rules, such as `pytorchjobs`. */
  readonly plural: string;
}

/**
 * The jobs of an operator as resources of the API, for who makes them.
 *
 * @param schemes kinds that it works on; all if left out
 */
export function jobResources(schemes: readonly TrainingScheme[] = ALL_SCHEMES): JobResource[] {
  return definitionsOf(schemes).map(({ group, kind, plural, versions: [{ name: version }] }) => ({ group, version, kind: kind as TrainingScheme, plural }));
}
