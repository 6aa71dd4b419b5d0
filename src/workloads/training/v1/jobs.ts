import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { JAX, JobKind, labelsOf, MPI, PADDLE, PYTORCH, specOf, TF, XGBOOST } from './kinds';
import { JAXJobProps, MPIJobProps, PaddleJobProps, PyTorchJobProps, TFJobProps, TrainingOperatorJob, XGBoostJobProps } from './props';
import { Workload, WorkloadProps } from '../../workload';

/**
 * A training that the Training Operator runs, which a platform has that asks for it (`trainingOperator: {}`): 1 job, and a
 * PersistentVolumeClaim for each new claim. In a suspended profile it is suspended; in an archived one only the claims are left.
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `JobQueue`, `ComputeAmount`, `EnvName`, `MountPath`, `MountName`, `MountSize`, `ClaimName`,
 * `ClaimNamespace`, `ClaimTwice`, `ClaimSize`, `PodAffinity`, `NodeLabels`, `UnknownNodePool`, `NodePoolDevice`
 */
export abstract class OperatorJob<Props extends TrainingOperatorJob & WorkloadProps = TrainingOperatorJob & WorkloadProps> extends Workload<Props> {
  /** Name of the object, with which the names of its pods begin. */
  public readonly name: string;

  /** @param type name of the props' type, `<folder below src>#<type>` */
  constructor(scope: Construct, id: string, given: Props, type: string, kind: JobKind<Props>) {
    super(scope, id, given, type);
    const { props, namespace, lifecycle } = this;
    const { gvk } = kind;
    this.name = this.checkedName(`kubeflow.org/${gvk.kind}`, props.name);
    const spec = specOf(kind, this.podAround(this.name), props);
    const labels = labelsOf(props);
    if (lifecycle !== 'archived') {
      new ApiObject(this, gvk.kind, {
        ...gvk,
        metadata: {
          name: this.name,
          namespace,
          ...Object.keys(labels).length > 0 && { labels },
          ...props.annotations && { annotations: props.annotations },
        },
        spec: { ...spec, ...lifecycle === 'suspended' && { runPolicy: { ...props.runPolicy, suspend: true } } },
      });
    }
  }
}

/**
 * A training with PyTorch by the Training Operator; newer ones are a {@link TrainJob}, which `toTrainJob(...)` helps with.
 *
 * @throws ConfigError `JobRestricted`, `JobElastic`, and those of {@link OperatorJob}
 */
export class PyTorchJob extends OperatorJob<PyTorchJobProps> {
  constructor(scope: Construct, id: string, props: PyTorchJobProps) {
    super(scope, id, props, 'workloads/training/v1#PyTorchJobProps', PYTORCH);
  }
}

/** A training with TensorFlow by the Training Operator; what it throws {@link OperatorJob} says. */
export class TFJob extends OperatorJob<TFJobProps> {
  constructor(scope: Construct, id: string, props: TFJobProps) {
    super(scope, id, props, 'workloads/training/v1#TFJobProps', TF);
  }
}

/** A training with XGBoost or LightGBM by the Training Operator; what it throws {@link OperatorJob} says. */
export class XGBoostJob extends OperatorJob<XGBoostJobProps> {
  constructor(scope: Construct, id: string, props: XGBoostJobProps) {
    super(scope, id, props, 'workloads/training/v1#XGBoostJobProps', XGBOOST);
  }
}

/**
 * A program of MPI by the Training Operator, which starts its processes by the API server.
 *
 * @throws ConfigError `JobRestricted`, `JobContainer`, and those of {@link OperatorJob}
 */
export class MPIJob extends OperatorJob<MPIJobProps> {
  constructor(scope: Construct, id: string, props: MPIJobProps) {
    super(scope, id, props, 'workloads/training/v1#MPIJobProps', MPI);
  }
}

/** A training with JAX by the Training Operator; what it throws {@link OperatorJob} says. */
export class JAXJob extends OperatorJob<JAXJobProps> {
  constructor(scope: Construct, id: string, props: JAXJobProps) {
    super(scope, id, props, 'workloads/training/v1#JAXJobProps', JAX);
  }
}

/**
 * A training with PaddlePaddle by the Training Operator.
 *
 * @throws ConfigError `JobElastic`, and those of {@link OperatorJob}
 */
export class PaddleJob extends OperatorJob<PaddleJobProps> {
  constructor(scope: Construct, id: string, props: PaddleJobProps) {
    super(scope, id, props, 'workloads/training/v1#PaddleJobProps', PADDLE);
  }
}
