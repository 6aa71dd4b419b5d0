/** Facts of the kinds of serving.kserve.io, from the sources of KServe (release in the pins). */
import { kindTable } from '../crd';
import {
  clusterServingRuntimeCrd, clusterStorageContainerCrd, inferenceGraphCrd, inferenceServiceCrd, localModelCacheCrd, localModelNamespaceCacheCrd, localModelNodeCrd,
  localModelNodeGroupCrd, servingRuntimeCrd, trainedModelCrd,
} from './crds';

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [inferenceServiceCrd], [servingRuntimeCrd], [clusterServingRuntimeCrd], [clusterStorageContainerCrd], [inferenceGraphCrd], [trainedModelCrd], [localModelNodeGroupCrd],
  [localModelCacheCrd], [localModelNamespaceCacheCrd], [localModelNodeCrd],
);
