/** Runtimes of KServe's release. */
export const RUNTIMES = [
  'kserve-huggingfaceserver', 'kserve-huggingfaceserver-multinode', 'kserve-lgbserver', 'kserve-mlserver', 'kserve-paddleserver', 'kserve-pmmlserver',
  'kserve-predictiveserver', 'kserve-sklearnserver', 'kserve-tensorflow-serving', 'kserve-torchserve', 'kserve-tritonserver', 'kserve-xgbserver',
] as const;

/** Name of one of KServe's runtimes. */
export type RuntimeName = typeof RUNTIMES[number];
