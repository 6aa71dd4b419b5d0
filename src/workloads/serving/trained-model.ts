import { Construct } from 'constructs';
import type { InferenceService } from './inference-service';
import { ModelSource, resolvedModel } from './models';
import { TrainedModel as TrainedModelObject } from '../../apis/serving.kserve.io/v1alpha1';
import { ConfigError, shown } from '../../core';
import { amountText, bytesOf, MemoryAmount } from '../../core/amounts';
import { ObjectName } from '../../core/names';
import { memoryQuantity } from '../../core/quantity';
import { Workload, WorkloadProps } from '../workload';

/** Properties of {@link TrainedModel}. */
export interface TrainedModelProps extends WorkloadProps {
  /** InferenceService of the namespace whose pods load it; its predictor names no model itself. */
  readonly inferenceService: InferenceService | ObjectName;
  /** Where the model is: S3, Google Cloud Storage or a URL. */
  readonly storageUri: ModelSource;
  /** Format of the model, which the service has too. */
  readonly framework: string;
  /** Memory that the model takes, which cannot change later. */
  readonly memory: MemoryAmount;
}

/**
 * One of several models that the pods of an InferenceService load while they run, under its own name in requests: 1 TrainedModel.
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `TrainedModelStorage`, `ComputeAmount`, and those of models
 */
export class TrainedModel extends Workload<TrainedModelProps> {
  /** Name of the object, and of the model in requests. */
  public readonly name: string;

  constructor(scope: Construct, id: string, given: TrainedModelProps) {
    super(scope, id, given, 'workloads/serving#TrainedModelProps');
    const { inferenceService, storageUri, framework, memory, name } = this.props;
    this.name = this.checkedName('serving.kserve.io/TrainedModel', name);
    const { uri } = resolvedModel(this, this.namespace, storageUri);
    if (!/^(s3|gs|https?):/.test(uri)) {
      throw new ConfigError('TrainedModelStorage', `storageUri of a model that is loaded later must be s3://, gs:// or https://, got ${shown(uri)}; copy the model there`, this);
    }
    if (!(bytesOf(memory) > 0)) {
      throw new ConfigError('ComputeAmount', `memory must be more than 0, got ${shown(amountText(memory))}; pass e.g. "1Gi"`, this);
    }
    if (this.lifecycle !== 'archived') {
      new TrainedModelObject(this, 'TrainedModel', {
        metadata: { name: this.name, namespace: this.namespace },
        spec: {
          inferenceService: typeof inferenceService === 'string' ? inferenceService : inferenceService.name,
          model: { framework, memory: memoryQuantity(bytesOf(memory)), storageUri: uri },
        },
      });
    }
  }
}
